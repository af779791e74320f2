'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { renameDataset } from '@/lib/projects/actions'
import { unwrap } from '../api'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

export function RenameDataset({
  projectId,
  dataset,
  close,
}: {
  projectId: string
  dataset: { id: string; name: string }
  close: () => void
}) {
  const [name, setName] = useState(dataset.name)
  const rename = useMutation({
    mutationFn: () => unwrap(renameDataset(projectId, { datasetId: dataset.id, name })),
    onSuccess: close,
  })
  return (
    <Dialog title={`Rename ${dataset.name}`} size="small" open onOpenChange={(open) => !open && close()}>
      <DialogForm send="Rename" pending={rename.isPending} onSubmit={() => rename.mutate()}>
        <Field label="Name" error={rename.error?.message}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoFocus />
        </Field>
      </DialogForm>
    </Dialog>
  )
}
