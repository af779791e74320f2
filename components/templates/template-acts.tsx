'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis, PencilLine } from 'lucide-react'
import { useState } from 'react'
import { archiveTemplate, renameTemplate, restoreTemplate } from '@/lib/templates/actions'
import { renameTemplateInput, type TemplateDetail } from '@/lib/templates/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Menu, MenuAct } from '../ui/menu'
import { useForm } from '../use-form'
import { templatesKey } from './templates-query'

type Props = { projectId: string; template: TemplateDetail; mayCurate: boolean }

export function TemplateActs({ projectId, template, mayCurate }: Props) {
  const client = useQueryClient()
  const [renaming, setRenaming] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: templatesKey(projectId) })
  const { id: templateId, archived, changedAt } = template
  const move = useMutation({
    mutationFn: () => unwrap((archived ? restoreTemplate : archiveTemplate)(projectId, { templateId })),
    onSettled: refresh,
  })
  const form = useForm(renameTemplateInput, async (input) => {
    await unwrap(renameTemplate(projectId, input))
    await refresh()
    setRenaming(false)
  })
  const reason = !mayCurate
    ? 'Curators and owners do this'
    : changedAt === null
      ? 'Save a version of your own first'
      : false
  return (
    <>
      {move.error && <ErrorNote>{move.error.message}</ErrorNote>}
      <Menu align="end" trigger={<Button iconOnly label="More" icon={<Ellipsis aria-hidden="true" />} />}>
        <MenuAct icon={<PencilLine aria-hidden="true" />} disabledReason={reason} onSelect={() => setRenaming(true)}>
          Rename
        </MenuAct>
        <MenuAct
          icon={archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
          disabledReason={reason}
          onSelect={() => move.mutate()}
        >
          {archived ? 'Restore' : 'Archive'}
        </MenuAct>
      </Menu>
      <Dialog title="Rename this template" open={renaming} onOpenChange={setRenaming} size="small">
        <form className="flex flex-col gap-4" onSubmit={(event) => form.submit(event, { templateId })}>
          <Field label="Name" error={form.errors.name}>
            <Input name="name" defaultValue={template.name} />
          </Field>
          {form.failure && <ErrorNote>{form.failure}</ErrorNote>}
          <div className="flex justify-end">
            <Button kind="filled" type="submit" pending={form.pending}>
              Rename
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
