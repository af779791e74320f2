'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { changeModel } from '@/lib/providers/actions'
import { type ModelView, modelForm } from '@/lib/providers/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { ModelFields } from './model-fields'

type Props = { projectId: string; model: ModelView }

export function EditModelDialog({ projectId, model }: Props) {
  const [open, setOpen] = useState(false)
  const button = (
    <Button size="small" kind="ghost" aria-label={`Edit ${model.name}`}>
      Edit
    </Button>
  )
  return (
    <Dialog title={`Edit ${model.name}`} trigger={button} open={open} onOpenChange={setOpen}>
      <EditForm projectId={projectId} model={model} close={() => setOpen(false)} />
    </Dialog>
  )
}

function EditForm({ projectId, model, close }: Props & { close: () => void }) {
  const { errors, failure, pending, submit } = useForm(modelForm, async (given) => {
    const { name: _, ...input } = modelForm.parse(given)
    await unwrap(changeModel(projectId, { ...input, providerId: model.providerId, modelId: model.id }))
    close()
  })
  return (
    <form onSubmit={(event) => submit(event, { name: model.name })} noValidate className="flex flex-col gap-4">
      <ModelFields begin={model} errors={errors} />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending} className="self-end">
        Save
      </Button>
    </form>
  )
}
