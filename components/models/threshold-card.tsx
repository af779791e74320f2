'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { chooseThreshold } from '@/lib/models/actions'
import type { CurvePoint } from '@/lib/models/evaluation/schema'
import type { ModelDetail } from '@/lib/models/schema'
import { unwrap } from '../api'
import { UnitSquare } from '../charts/unit-square'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { useToast } from '../ui/toast'
import { everyModel } from './models-query'

/** What each threshold would have done on the validation part; a person chooses. */
export function ThresholdCard({
  projectId,
  model,
  may,
}: {
  projectId: string
  model: ModelDetail
  may: string | undefined
}) {
  const { curve } = model
  const toast = useToast()
  const client = useQueryClient()
  const id = useId()
  const now = nearest(curve, model.threshold)
  const [at, setAt] = useState(now)
  const point = curve[at]
  const choose = useMutation({
    mutationFn: (threshold: number) => unwrap(chooseThreshold(projectId, { modelId: model.id, threshold })),
    onSuccess: async () => {
      toast('The threshold holds from now on')
      await client.invalidateQueries(everyModel(projectId))
    },
  })
  if (!point)
    return (
      <Card title="Threshold">
        <CardSection>
          <p className="text-text-2">There were too few texts to calibrate on: above a cost of 0 a text is unsafe.</p>
        </CardSection>
      </Card>
    )
  const threshold = at === now ? model.threshold : point.threshold
  return (
    <Card title="Threshold" meta="What each would have done on the texts that calibrated it">
      <CardSection className="flex flex-wrap items-center gap-6">
        <UnitSquare
          as="line"
          caption="Recall and false positives by threshold"
          axes={{ x: 'False positives', y: 'Recall' }}
          points={curve.map((each) => ({ x: each.falsePositiveRate, y: each.recall, tip: said(each) }))}
          mark={{ x: point.falsePositiveRate, y: point.recall }}
        />
        <div className="flex min-w-60 flex-1 flex-col gap-3">
          <label htmlFor={id} className="text-13 font-medium">
            Unsafe above a cost of {formatNumber(threshold, 'score')}
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={curve.length - 1}
            value={at}
            onChange={(event) => setAt(Number(event.target.value))}
            aria-valuetext={said(point)}
            className="w-full accent-accent"
          />
          <p className="text-13 text-text-2">{said(point)}</p>
        </div>
      </CardSection>
      {choose.error && (
        <CardSection>
          <ErrorNote>{choose.error.message}</ErrorNote>
        </CardSection>
      )}
      <CardFooter>
        <span>What was measured before stays as it was; new scores and evaluations use it.</span>
        <span className="ml-auto flex gap-2">
          {model.threshold !== 0 && (
            <Button size="small" disabledReason={may} pending={choose.isPending} onClick={() => choose.mutate(0)}>
              Back to 0
            </Button>
          )}
          <Button
            size="small"
            pending={choose.isPending}
            disabledReason={may ?? (at === now ? 'Move it first' : undefined)}
            onClick={() => choose.mutate(point.threshold)}
          >
            Use this threshold
          </Button>
        </span>
      </CardFooter>
    </Card>
  )
}

const said = ({ recall, falsePositiveRate, precision, flagged }: CurvePoint) =>
  `Catches ${formatNumber(recall, 'percent')} of unsafe texts and ${formatNumber(falsePositiveRate, 'percent')} of safe ones; ${formatNumber(precision ?? 0, 'percent')} of the ${formatNumber(flagged)} caught are unsafe.`

function nearest(curve: readonly CurvePoint[], threshold: number) {
  const gaps = curve.map((each) => Math.abs(each.threshold - threshold))
  return Math.max(0, gaps.indexOf(Math.min(...gaps)))
}
