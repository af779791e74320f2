import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { InvitationView } from '@/lib/access/list-invitations'
import { accessCan } from '@/lib/access/rules'
import { day } from './day'
import { RevokeInvitation } from './revoke-invitation'

export function InvitationsTable({ projectId, invitations }: { projectId: string; invitations: InvitationView[] }) {
  if (invitations.length === 0) {
    return <EmptyState title="No invitations yet">Each link lets one person join, until it ends or you take it back.</EmptyState>
  }
  return (
    <Table label="Invitations">
      <TableHead>
        <TableHeadCell>For</TableHeadCell>
        <TableHeadCell>Role</TableHeadCell>
        <TableHeadCell>State</TableHeadCell>
        <TableHeadCell>Invited by</TableHeadCell>
        <TableHeadCell>Made</TableHeadCell>
        <TableHeadCell>Ends</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <TableCell main>{invitation.email || 'Whoever has the link'}</TableCell>
            <TableCell>{invitation.role}</TableCell>
            <TableCell>
              <Chip outlined={invitation.state !== 'open'}>{invitation.state}</Chip>
            </TableCell>
            <TableCell>{invitation.invitedBy}</TableCell>
            <TableCell>
              <TimeAgo at={invitation.createdAt} />
            </TableCell>
            <TableCell>{day(invitation.expiresAt)}</TableCell>
            <TableCell className="text-right">{accessCan.revoke(invitation) && <RevokeInvitation projectId={projectId} invitation={invitation} />}</TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
