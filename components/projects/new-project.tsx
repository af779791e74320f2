'use client'
import { useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { createProject } from '@/lib/projects/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { RadioCards } from '../ui/radio-cards'
import { useLeave } from '../use-leave'

type PolicyChoice = { value: string; label: string; hint: string }

export function NewProject({ policies, disabledReason }: { policies: PolicyChoice[]; disabledReason?: string }) {
  const { leaving, go } = useLeave()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [policy, setPolicy] = useState(policies[0]?.value ?? 'moderation-starter')
  const create = useMutation({
    mutationFn: () => unwrap(createProject({ name, policy })),
    onSuccess: ({ id }) => go(`/projects/${id}`),
  })
  return (
    <Dialog
      title="New project"
      description="A project has people, a policy and datasets of its own."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="filled" icon={<Plus aria-hidden="true" />} disabledReason={disabledReason}>
          New project
        </Button>
      }
    >
      <DialogForm
        send="Create project"
        pending={create.isPending || leaving}
        disabledReason={!name.trim() && 'Give it a name first'}
        onSubmit={() => create.mutate()}
      >
        <Field label="Name" required error={create.error?.message}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={80}
            autoFocus
            placeholder="Harbour forum"
          />
        </Field>
        <RadioCards label="Policy to begin with" options={policies} value={policy} onValueChange={setPolicy} />
        <p className="text-12 text-text-3">You can change its labels, or bring in another policy, at any time.</p>
      </DialogForm>
    </Dialog>
  )
}
