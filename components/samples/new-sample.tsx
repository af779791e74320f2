'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { createSamples } from '@/lib/samples/actions'
import type { DatasetInfo } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Polarity } from '../ui/polarity'
import { Textarea } from '../ui/textarea'
import { useToast } from '../ui/toast'
import { everySample } from './samples-query'

type Props = { projectId: string; dataset: DatasetInfo; mayCurate: boolean; filled?: boolean }

export function NewSample({ projectId, dataset, mayCurate, filled = false }: Props) {
  const client = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [prompt, setPrompt] = useState('')
  const [response, setResponse] = useState('')
  const [labels, setLabels] = useState<string[]>([])
  const create = useMutation({
    mutationFn: () =>
      unwrap(
        createSamples(projectId, {
          dataset: dataset.id,
          samples: [{ prompt, ...(response.trim() && { response }), labels }],
        }),
      ),
    onSuccess: async ({ added }) => {
      setOpen(false)
      setPrompt('')
      setResponse('')
      setLabels([])
      await client.invalidateQueries(everySample(projectId))
      toast(added > 0 ? 'Sample added' : 'This text is in the dataset already')
    },
  })
  const toggle = (code: string) =>
    setLabels(
      labels.includes(code) ? labels.filter((each) => each !== code) : dataset.multiLabel ? [...labels, code] : [code],
    )
  return (
    <Dialog
      title="New sample"
      description={`Into ${dataset.name}, under ${dataset.policy} v${dataset.policyVersion}.`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          kind={filled ? 'filled' : 'plain'}
          icon={<Plus aria-hidden="true" />}
          disabledReason={mayCurate ? undefined : 'Curators and owners add samples'}
        >
          New sample
        </Button>
      }
    >
      <DialogForm
        send="Add sample"
        pending={create.isPending}
        failure={create.error?.message}
        disabledReason={!prompt.trim() && 'Write a prompt first'}
        onSubmit={() => create.mutate()}
      >
        <Field label="Prompt" required>
          <Textarea value={prompt} onChange={(event) => setPrompt(event.target.value)} rows={5} autoFocus />
        </Field>
        <Field label="Response" optional={dataset.target === 'prompt'}>
          <Textarea value={response} onChange={(event) => setResponse(event.target.value)} rows={3} />
        </Field>
        <fieldset>
          <legend className="mb-1 text-12 font-medium text-text-2">Label</legend>
          <div className="grid grid-cols-2 gap-x-4 gap-y-1 max-sm:grid-cols-1">
            {dataset.labels
              .filter(({ retired }) => !retired)
              .map(({ code, name, polarity }) => (
                <Checkbox key={code} checked={labels.includes(code)} onCheckedChange={() => toggle(code)}>
                  <Polarity kind={polarity}>{name}</Polarity>
                </Checkbox>
              ))}
          </div>
        </fieldset>
      </DialogForm>
    </Dialog>
  )
}
