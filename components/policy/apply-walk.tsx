'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { applyCrossWalk } from '@/lib/policy/actions'
import type { CrossWalkView } from '@/lib/policy/cross-walks/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Num } from '../ui/num'
import { Select } from '../ui/select'
import { SkeletonRows } from '../ui/skeleton'
import { useLeave } from '../use-leave'
import { walkPreviewQuery } from './policy-query'
import { WalkPreviewTable } from './walk-preview-table'

type Props = {
  projectId: string
  walk: CrossWalkView
  datasets: { id: string; name: string }[]
  reason?: string
  filled: boolean
}

export function ApplyWalk({ projectId, walk, datasets, reason, filled }: Props) {
  const [first] = datasets
  const [dataset, setDataset] = useState(first?.id ?? '')
  const none = datasets.length === 0 ? `No dataset is under ${walk.from.policy} v${walk.from.number}` : undefined
  return (
    <Dialog
      title="Apply to a dataset"
      description={`The dataset moves to ${walk.to.policy} v${walk.to.number}. Every sample keeps its old labels beside the new ones.`}
      size="large"
      trigger={
        <Button kind={filled ? 'filled' : 'plain'} disabledReason={reason ?? none}>
          Apply to a dataset
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Dataset">
          <Select
            options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
            value={dataset}
            onValueChange={setDataset}
          />
        </Field>
        {walk.id && dataset && (
          <Preview key={dataset} projectId={projectId} crossWalkId={walk.id} datasetId={dataset} />
        )}
      </div>
    </Dialog>
  )
}

function Preview({ projectId, crossWalkId, datasetId }: { projectId: string; crossWalkId: string; datasetId: string }) {
  const { leaving, go } = useLeave()
  const [choices, setChoices] = useState<Record<string, string[]>>({})
  const [flagLeft, setFlagLeft] = useState(true)
  const { data: preview, error } = useQuery(walkPreviewQuery(projectId, crossWalkId, datasetId))
  const apply = useMutation({
    mutationFn: () =>
      unwrap(
        applyCrossWalk(projectId, {
          crossWalkId,
          datasetId,
          choices: Object.fromEntries(Object.entries(choices).filter(([, codes]) => codes.length > 0)),
          flagLeft,
        }),
      ),
    onSuccess: ({ runId }) => go(runId ? `/projects/${projectId}/runs/${runId}` : `/projects/${projectId}/policy`),
  })
  if (error) return <ErrorNote>{error.message}</ErrorNote>
  if (!preview) return <SkeletonRows rows={4} widths={['w-40', 'w-64', 'w-12']} label="Counting the samples" />
  const open = preview.lines.some(
    ({ code, fate }) => fate === 'unmapped' || (fate === 'ambiguous' && !choices[code]?.length),
  )
  return (
    <>
      <p className="text-12 text-text-3">
        <Num value={preview.samples} unit="samples" /> under {preview.from}, <Num value={preview.unlabelled} /> of them
        without a label
      </p>
      <div className="rounded-3 border">
        <WalkPreviewTable
          lines={preview.lines}
          choices={choices}
          choose={(code, codes) => setChoices((now) => ({ ...now, [code]: codes }))}
        />
      </div>
      {open && (
        <Checkbox
          checked={flagLeft}
          onCheckedChange={setFlagLeft}
          hint="They keep their old labels until a person decides"
        >
          Flag the samples that are left
        </Checkbox>
      )}
      {apply.error && <ErrorNote>{apply.error.message}</ErrorNote>}
      <Button kind="filled" className="self-end" pending={apply.isPending || leaving} onClick={() => apply.mutate()}>
        Map {preview.dataset}
      </Button>
    </>
  )
}
