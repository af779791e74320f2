'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { createPolicy } from '@/lib/policy/actions'
import { createPolicyInput } from '@/lib/policy/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { RadioCards } from '../ui/radio-cards'
import { useForm } from '../use-form'

const counts = [
  { value: 'one', label: 'One label a text', hint: 'The labels exclude each other' },
  { value: 'several', label: 'Several labels a text', hint: 'A text may be two things at once' },
]

export function NewPolicy({ projectId, reason }: { projectId: string; reason?: string }) {
  const router = useRouter()
  const [count, setCount] = useState('one')
  const form = useForm(createPolicyInput, async (input) => {
    const { policyId } = await unwrap(createPolicy(projectId, input))
    router.push(`/projects/${projectId}/policy/${policyId}`)
  })
  return (
    <Dialog
      title="New policy"
      description="It begins empty, as a draft. Datasets can use it once it is published."
      trigger={
        <Button kind="filled" icon={<Plus aria-hidden="true" />} disabledReason={reason}>
          New policy
        </Button>
      }
    >
      <DialogForm
        send="Create policy"
        pending={form.pending}
        failure={form.failure}
        onSubmit={(event) => form.submit(event, { multiLabel: count === 'several' })}
      >
        <Field label="Name" required error={form.errors.name}>
          <Input name="name" maxLength={120} placeholder="House rules" />
        </Field>
        <Field label="Description" optional error={form.errors.description}>
          <Input name="description" maxLength={1000} />
        </Field>
        <RadioCards
          label="How many labels a text may have"
          columns={2}
          options={counts}
          value={count}
          onValueChange={setCount}
        />
      </DialogForm>
    </Dialog>
  )
}
