'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { trainModel } from '@/lib/models/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { useLeave } from '../use-leave'
import type { SnapshotChoice } from './ground-choice'
import { everyModel } from './models-query'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  /** Ready models of this dataset: one can be the beginning. */
  parents: { id: string; name: string }[]
  parentId?: string
  balanced?: boolean
  /** Whose rows and splits can be used in place of the samples as they are. */
  snapshots?: readonly SnapshotChoice[]
  /** The one of them to begin with. */
  from?: string | undefined
  disabledReason?: string | undefined
  words?: string
  filled?: boolean
}

const rows = [
  { value: 'all', label: 'All labelled samples' },
  { value: 'reviewed', label: 'Only what a person reviewed' },
]
const weights = [
  { value: 'none', label: 'Each sample alike', hint: 'probabilities as they are' },
  { value: 'balanced', label: 'Both sides alike', hint: 'for rare unsafe texts' },
]

export function TrainDialog({
  projectId,
  dataset,
  parents,
  parentId,
  balanced = false,
  snapshots = [],
  from,
  disabledReason,
  words = 'Train a model',
  filled = true,
}: Props) {
  const { leaving, go } = useLeave()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [which, setWhich] = useState(from ?? 'all')
  const [classWeights, setClassWeights] = useState(balanced ? 'balanced' : 'none')
  const [parent, setParent] = useState(parentId ?? 'none')
  const train = useMutation({
    mutationFn: () =>
      unwrap(
        trainModel(projectId, {
          dataset: dataset.id,
          ...(name.trim() && { name }),
          ...(which === 'reviewed' && { filter: { reviewed: true } }),
          ...(snapshots.some(({ id }) => id === which) && { snapshotId: which }),
          classWeights: classWeights === 'balanced' ? 'balanced' : 'none',
          ...(parent !== 'none' && { parentId: parent }),
        }),
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries(everyModel(projectId))
      go(`/projects/${projectId}/models/${id}?dataset=${dataset.id}`)
    },
  })
  return (
    <Dialog
      title={`Train the local classifier on ${dataset.name}`}
      description="It learns here, in seconds, from words and runs of characters. One part in ten calibrates it, one in ten is held out to measure it; copies of a text stay in one part."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind={filled ? 'filled' : 'plain'} icon={<Play aria-hidden="true" />} disabledReason={disabledReason}>
          {words}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          train.mutate()
        }}
      >
        <Field label="Name" optional error={train.error?.message}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoFocus />
        </Field>
        <Field label="Learns from">
          <Select
            options={[...rows, ...snapshots.map(({ id, version }) => ({ value: id, label: `Snapshot ${version}` }))]}
            value={which}
            onValueChange={setWhich}
          />
        </Field>
        <Field label="Weights">
          <Select options={weights} value={classWeights} onValueChange={setClassWeights} />
        </Field>
        {parents.length > 0 && (
          <Field label="Begins from" hint="An earlier model of much the same samples: fewer rounds to the same end.">
            <Select
              options={[
                { value: 'none', label: 'Nothing' },
                ...parents.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={parent}
              onValueChange={setParent}
            />
          </Field>
        )}
        <Button kind="filled" type="submit" className="self-end" pending={train.isPending || leaving}>
          Train
        </Button>
      </form>
    </Dialog>
  )
}
