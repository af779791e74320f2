'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react'
import { useState } from 'react'
import { archiveModel, renameModel, restoreModel } from '@/lib/models/actions'
import type { ModelDetail } from '@/lib/models/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Menu, MenuAct } from '../ui/menu'
import { useToast } from '../ui/toast'
import { everyModel } from './models-query'

export function ModelMenu({
  projectId,
  model,
  may,
}: {
  projectId: string
  model: ModelDetail
  may: string | undefined
}) {
  const toast = useToast()
  const client = useQueryClient()
  const [renaming, setRenaming] = useState(false)
  const [name, setName] = useState(model.name)
  const done = () => client.invalidateQueries(everyModel(projectId))
  const rename = useMutation({
    mutationFn: () => unwrap(renameModel(projectId, { modelId: model.id, name })),
    onSuccess: async () => {
      setRenaming(false)
      await done()
    },
  })
  const put = useMutation({
    mutationFn: () => unwrap((model.archived ? restoreModel : archiveModel)(projectId, { modelId: model.id })),
    onSuccess: async () => {
      toast(
        model.archived
          ? `${model.name} is in use again`
          : `${model.name} is archived; it still scores for those who name it`,
      )
      await done()
    },
    onError: (error) => toast(error.message),
  })
  return (
    <>
      <Menu align="end" trigger={<Button iconOnly label="More" icon={<Ellipsis aria-hidden="true" />} />}>
        <MenuAct icon={<Pencil aria-hidden="true" />} disabledReason={may} onSelect={() => setRenaming(true)}>
          Rename
        </MenuAct>
        <MenuAct
          icon={model.archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
          disabledReason={may}
          onSelect={() => put.mutate()}
        >
          {model.archived ? 'Bring back' : 'Archive'}
        </MenuAct>
      </Menu>
      <Dialog title="Rename the model" size="small" open={renaming} onOpenChange={setRenaming}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            rename.mutate()
          }}
        >
          <Field label="Name" required error={rename.error?.message}>
            <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoFocus />
          </Field>
          <Button
            kind="filled"
            type="submit"
            className="self-end"
            pending={rename.isPending}
            disabledReason={name.trim() ? undefined : 'Give it a name'}
          >
            Rename
          </Button>
        </form>
      </Dialog>
    </>
  )
}
