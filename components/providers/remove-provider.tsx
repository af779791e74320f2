'use client'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { removeProvider } from '@/lib/providers/actions'
import type { ProviderView } from '@/lib/providers/schema'
import { unwrap } from '../api'

export function RemoveProvider({ projectId, provider }: { projectId: string; provider: ProviderView }) {
  const toast = useToast()
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" kind="ghost" aria-label={`Remove ${provider.name}`}>
          Remove
        </Button>
      }
      title={`Remove “${provider.name}”?`}
      consequence="Its key is deleted at once and nothing calls its models any more. Its calls stay in the ledger."
      confirm="Remove provider"
      onConfirm={async () => {
        await unwrap(removeProvider(projectId, { providerId: provider.id }))
        toast(`“${provider.name}” is removed`)
      }}
    />
  )
}
