'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { evaluateModel } from '@/lib/models/actions'
import type { ModelDetail } from '@/lib/models/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import { ModelStateWord } from './model-state'
import { everyModel } from './models-query'

type Props = {
  projectId: string
  model: ModelDetail
  current: string
  datasets: { id: string; name: string }[]
  may: string | undefined
}

/** Each report has its address; any dataset can be measured on. */
export function EvaluationsCard({ projectId, model, current, datasets, may }: Props) {
  const client = useQueryClient()
  const [dataset, setDataset] = useState('')
  const evaluate = useMutation({
    mutationFn: () => unwrap(evaluateModel(projectId, { modelId: model.id, dataset })),
    onSuccess: () => client.invalidateQueries(everyModel(projectId)),
  })
  return (
    <Card title="Evaluations" meta={model.evaluations.length}>
      <ul aria-label="Evaluations">
        {model.evaluations.map(({ id, heldOut, dataset, state, rows, auroc }) => (
          <li key={id} className="border-b last:border-b-0">
            <Link
              href={`/projects/${projectId}/models/${model.id}?dataset=${model.datasetId}&evaluation=${id}`}
              aria-current={id === current ? 'page' : undefined}
              className="focus-inside flex min-h-9 items-center gap-2 px-4 py-1.5 hover:bg-surface-2 aria-[current=page]:bg-accent-subtle"
            >
              <span className="min-w-0 flex-1 truncate">{heldOut ? 'Held out in training' : dataset}</span>
              {state === 'ready' ? (
                <span className="text-12 text-text-2">
                  {formatNumber(rows)} texts{auroc?.value != null && `, AUROC ${formatNumber(auroc.value, 'score')}`}
                </span>
              ) : (
                <ModelStateWord state={state} working="Being measured" />
              )}
            </Link>
          </li>
        ))}
      </ul>
      {evaluate.error && <ErrorNote>{evaluate.error.message}</ErrorNote>}
      <CardFooter>
        <Select
          label="Dataset to measure on"
          size="small"
          placeholder="A dataset"
          options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
          value={dataset}
          onValueChange={setDataset}
          className="min-w-0 flex-1"
        />
        <Button
          size="small"
          pending={evaluate.isPending}
          disabledReason={may ?? (dataset ? undefined : 'Choose a dataset first')}
          onClick={() => evaluate.mutate()}
        >
          Measure
        </Button>
      </CardFooter>
    </Card>
  )
}
