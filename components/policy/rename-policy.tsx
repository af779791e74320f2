'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { changePolicy } from '@/lib/policy/actions'
import { changePolicyInput, type PolicyView } from '@/lib/policy/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'
import { useForm } from '../use-form'
import { policyQuery } from './policy-query'

export function RenamePolicy({
  projectId,
  policy,
  reason,
}: {
  projectId: string
  policy: PolicyView
  reason?: string
}) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const form = useForm(changePolicyInput, async (input) => {
    await unwrap(changePolicy(projectId, input))
    await client.invalidateQueries({ queryKey: policyQuery(projectId, policy.id, policy.version.number).queryKey })
    setOpen(false)
  })
  return (
    <Dialog
      title="Name and description"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          kind="ghost"
          iconOnly
          label="Change name and description"
          icon={<Pencil aria-hidden="true" />}
          disabledReason={reason}
        />
      }
    >
      <DialogForm
        send="Save"
        pending={form.pending}
        failure={form.failure}
        onSubmit={(event) => form.submit(event, { policyId: policy.id })}
      >
        <Field label="Name" required error={form.errors.name}>
          <Input name="name" defaultValue={policy.name} maxLength={120} />
        </Field>
        <Field label="Description" optional error={form.errors.description}>
          <Textarea name="description" defaultValue={policy.description} rows={3} maxLength={1000} />
        </Field>
      </DialogForm>
    </Dialog>
  )
}
