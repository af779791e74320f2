'use client'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { revokeInvitation } from '@/lib/access/actions'
import type { InvitationView } from '@/lib/access/list-invitations'
import { unwrap } from '../api'

export function RevokeInvitation({ projectId, invitation }: { projectId: string; invitation: InvitationView }) {
  const toast = useToast()
  const whose = invitation.email ? `for ${invitation.email}` : `as ${invitation.role}`
  const button = (
    <Button size="small" kind="ghost" aria-label={`Revoke the invitation ${whose}`}>
      Revoke
    </Button>
  )
  return (
    <ConfirmDialog
      trigger={button}
      title={`Revoke the invitation ${whose}?`}
      consequence="The link stops working at once. You can make another."
      confirm="Revoke"
      onConfirm={async () => {
        await unwrap(revokeInvitation(projectId, { invitationId: invitation.id }))
        toast('Invitation revoked')
      }}
    />
  )
}
