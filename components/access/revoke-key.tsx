'use client'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { revokeHouseKey, revokeKey } from '@/lib/access/actions'
import { unwrap } from '../api'

export function RevokeKey({ projectId, id, name }: { projectId: string | null; id: string; name: string }) {
  const toast = useToast()
  const button = (
    <Button size="small" kind="ghost" aria-label={`Revoke ${name}`}>
      Revoke
    </Button>
  )
  return (
    <ConfirmDialog
      trigger={button}
      title={`Revoke “${name}”?`}
      consequence="Scripts that use this key are refused from the next request on, and keys made with it end too. This cannot be undone."
      confirm="Revoke key"
      onConfirm={async () => {
        await unwrap(projectId ? revokeKey(projectId, { keyId: id }) : revokeHouseKey({ keyId: id }))
        toast(`“${name}” is revoked`)
      }}
    />
  )
}
