'use client'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { removeModel } from '@/lib/providers/actions'
import type { ModelView } from '@/lib/providers/schema'
import { unwrap } from '../api'

export function RemoveModel({
  projectId,
  model,
}: {
  projectId: string
  model: Pick<ModelView, 'id' | 'name' | 'providerId'>
}) {
  const toast = useToast()
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" kind="ghost" aria-label={`Remove ${model.name}`}>
          Remove
        </Button>
      }
      title={`Remove “${model.name}”?`}
      consequence="Nothing calls it any more. What it wrote and what it cost stays on record."
      confirm="Remove model"
      onConfirm={async () => {
        await unwrap(removeModel(projectId, { providerId: model.providerId, modelId: model.id }))
        toast(`“${model.name}” is removed`)
      }}
    />
  )
}
