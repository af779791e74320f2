'use client'
import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { createDataset } from '@/lib/projects/actions'
import type { Target } from '@/lib/projects/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { RadioCards } from '../ui/radio-cards'
import { Select } from '../ui/select'
import { useToast } from '../ui/toast'

export type VersionChoice = { value: string; label: string }

const targets = [
  { value: 'prompt', label: 'Prompt', hint: 'Is this user text unsafe?' },
  { value: 'response', label: 'Response', hint: 'Is the last assistant message unsafe?' },
]

export function NewDataset({
  projectId,
  versions,
  disabledReason,
}: {
  projectId: string
  versions: VersionChoice[]
  disabledReason?: string
}) {
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [target, setTarget] = useState<Target>('prompt')
  const [version, setVersion] = useState(versions[0]?.value ?? '')
  const create = useMutation({
    mutationFn: () => unwrap(createDataset(projectId, { name, target, policyVersionId: version })),
    onSuccess: ({ name }) => {
      toast(`${name} created`)
      setOpen(false)
      setName('')
    },
  })
  return (
    <Dialog
      title="New dataset"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" icon={<Plus aria-hidden="true" />} disabledReason={disabledReason}>
          New dataset
        </Button>
      }
    >
      <DialogForm
        send="Create dataset"
        pending={create.isPending}
        disabledReason={!name.trim() && 'Give it a name first'}
        onSubmit={() => create.mutate()}
      >
        <Field label="Name" required error={create.error?.message}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoFocus />
        </Field>
        <RadioCards
          label="What is judged"
          columns={2}
          options={targets}
          value={target}
          onValueChange={(value) => setTarget(value === 'response' ? 'response' : 'prompt')}
        />
        <Field label="Policy">
          <Select options={versions} value={version} onValueChange={setVersion} />
        </Field>
      </DialogForm>
    </Dialog>
  )
}
