'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { startTuning } from '@/lib/models/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import type { SnapshotChoice } from './ground-choice'
import { tuningsQuery } from './models-query'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  providers: { id: string; name: string }[]
  snapshots: readonly SnapshotChoice[]
  /** The one of them to begin with. */
  from?: string | undefined
  disabledReason?: string | undefined
}

const now = 'now'
const apis = [
  { value: 'openai', label: 'OpenAI’s', hint: 'files and jobs' },
  { value: 'prem', label: 'Prem’s', hint: 'datasets and snapshots' },
]

/** The same texts for one experiment a line. */
export function TuneDialog({ projectId, dataset, providers, snapshots, from, disabledReason }: Props) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [providerId, setProvider] = useState(providers[0]?.id ?? '')
  const [api, setApi] = useState<string>('openai')
  const [ground, setGround] = useState(from ?? now)
  const [bases, setBases] = useState('')
  const [epochs, setEpochs] = useState('')
  const lines = bases.split('\n').map((line) => line.trim())
  const models = [...new Set(lines.filter((line) => line !== ''))]
  const start = useMutation({
    mutationFn: () => {
      const experiments = models.map((baseModel) => ({ baseModel, epochs: epochs ? Number(epochs) : null }))
      return unwrap(
        startTuning(projectId, {
          dataset: dataset.id,
          ...(ground !== now && { snapshotId: ground }),
          providerId,
          api: api === 'prem' ? 'prem' : 'openai',
          name,
          experiments,
        }),
      )
    },
    onSuccess: async () => {
      setOpen(false)
      await client.invalidateQueries(tuningsQuery(projectId))
    },
  })
  const missing = !name.trim() ? 'Give it a name' : models.length === 0 ? 'Name a base model' : undefined
  return (
    <Dialog
      title={`Fine-tune on ${dataset.name}`}
      description="The labelled texts leave this studio: they are sent to the provider, which trains on them at its own price."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="filled" disabledReason={disabledReason}>
          Fine-tune at a provider
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          start.mutate()
        }}
      >
        <Field label="Name" required error={start.error?.message}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={40} autoFocus />
        </Field>
        <Field label="Provider">
          <Select
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            value={providerId}
            onValueChange={setProvider}
          />
        </Field>
        <Field label="Its fine-tuning API">
          <Select options={apis} value={api} onValueChange={setApi} />
        </Field>
        {snapshots.length > 0 && (
          <Field label="Learns from">
            <Select
              options={[
                { value: now, label: 'All labelled samples' },
                ...snapshots.map(({ id, version }) => ({ value: id, label: `Snapshot ${version}` })),
              ]}
              value={ground}
              onValueChange={setGround}
            />
          </Field>
        )}
        <Field label="Base models" hint="As the provider names them, one a line: each is an experiment.">
          <Textarea value={bases} onChange={(event) => setBases(event.target.value)} rows={2} />
        </Field>
        <Field label="Epochs" optional hint="The provider chooses when it is empty.">
          <Input type="number" min={1} max={50} value={epochs} onChange={(event) => setEpochs(event.target.value)} />
        </Field>
        <Button kind="filled" type="submit" className="self-end" pending={start.isPending} disabledReason={missing}>
          Send and train
        </Button>
      </form>
    </Dialog>
  )
}
