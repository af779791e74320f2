'use client'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { saveView } from '@/lib/samples/actions'
import type { Order, SampleFilter } from '@/lib/samples/filter/schema'
import type { Column } from '@/lib/samples/views/schema'
import { unwrap } from '../api'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

type Props = {
  projectId: string
  dataset: string
  now: { filter: SampleFilter; columns: Column[]; order: Order }
  mayShare: boolean
  onSaved: (id: string) => void
  trigger: ReactNode
}

export function SaveView({ projectId, dataset, now, mayShare, onSaved, trigger }: Props) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () => unwrap(saveView(projectId, { dataset, name, shared, ...now })),
    onSuccess: ({ id }) => {
      setOpen(false)
      setName('')
      onSaved(id)
    },
  })
  return (
    <Dialog
      title="Save view"
      description="Keeps this filter, its order and the columns under a name."
      size="small"
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      <DialogForm
        send="Save"
        pending={save.isPending}
        disabledReason={!name.trim() && 'Give it a name first'}
        onSubmit={() => save.mutate()}
      >
        <Field label="Name" required error={save.error?.message}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            autoFocus
            placeholder="Account scams"
          />
        </Field>
        <Checkbox
          checked={shared}
          onCheckedChange={setShared}
          disabledReason={mayShare ? undefined : 'Curators and owners share views'}
        >
          Show it to everybody in the project
        </Checkbox>
      </DialogForm>
    </Dialog>
  )
}
