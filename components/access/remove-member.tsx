'use client'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { removeMember } from '@/lib/access/actions'
import type { MemberView } from '@/lib/access/list-members'
import { unwrap } from '../api'

export function RemoveMember({
  projectId,
  member,
  reason,
}: {
  projectId: string
  member: MemberView
  reason: string | null
}) {
  const toast = useToast()
  const words = member.you ? 'Leave' : 'Remove'
  const button = (
    <Button
      size="small"
      kind="ghost"
      disabledReason={reason}
      aria-label={member.you ? 'Leave the project' : `Remove ${member.name}`}
    >
      {words}
    </Button>
  )
  if (reason) return button
  return (
    <ConfirmDialog
      trigger={button}
      title={member.you ? 'Leave this project?' : `Remove ${member.name}?`}
      consequence="They lose sight of the project at once. Keys and invitation links they made end too. What they decided stays."
      confirm={words}
      onConfirm={async () => {
        await unwrap(removeMember(projectId, { userId: member.userId }))
        toast(`${member.name} is no longer in this project`)
      }}
    />
  )
}
