'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Baby } from 'lucide-react'
import { useState } from 'react'
import { addYoungChild } from '@/lib/judges/actions'
import type { ModelView } from '@/lib/providers/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { useToast } from '../ui/toast'
import { judgesKey } from './judges-query'

type Props = { projectId: string; models: ModelView[]; reason: string | undefined }

/** Two models side by side, asked whether a young child may hear an exchange. */
export function YoungChild({ projectId, models, reason }: Props) {
  const client = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [first, setFirst] = useState(models[0]?.id ?? '')
  const [second, setSecond] = useState(models[1]?.id ?? models[0]?.id ?? '')
  const add = useMutation({
    mutationFn: () => unwrap(addYoungChild(projectId, { modelIds: [first, second] })),
    onSuccess: ({ judges }) => {
      toast(`${judges.map(({ name }) => name).join(' and ')} made. Choose them and run a panel`)
      setOpen(false)
      return client.invalidateQueries({ queryKey: judgesKey(projectId) })
    },
  })
  const options = models.map(({ id, name, provider }) => ({ value: id, label: name, hint: provider }))
  return (
    <Dialog
      title="Suitable for a young child"
      description="Checks prompts together with their completions, as fine-tuning data are checked: two models, each with an answer and why. The panel shows its price before anything is asked."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" icon={<Baby aria-hidden="true" />} disabledReason={reason}>
          Young child
        </Button>
      }
      footer={
        <Button kind="filled" pending={add.isPending} onClick={() => add.mutate()}>
          Make both judges
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {add.error && <ErrorNote>{add.error.message}</ErrorNote>}
        <Field label="First model">
          <Select options={options} value={first} onValueChange={setFirst} />
        </Field>
        <Field label="Second model">
          <Select options={options} value={second} onValueChange={setSecond} />
        </Field>
      </div>
    </Dialog>
  )
}
