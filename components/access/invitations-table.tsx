import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { InvitationView } from '@/lib/access/list-invitations'
import { accessCan, roleName } from '@/lib/access/rules'
import { day } from './day'
import { RevokeInvitation } from './revoke-invitation'

export function InvitationsTable({ projectId, invitations }: { projectId: string; invitations: InvitationView[] }) {
  if (invitations.length === 0) {
    return (
      <EmptyState title="No invitations yet">
        Each link lets one person join, until it ends or you take it back.
      </EmptyState>
    )
  }
  return (
    <Table label="Invitations">
      <TableHead>
        <TableHeadCell>For</TableHeadCell>
        <TableHeadCell>Role</TableHeadCell>
        <TableHeadCell>State</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Invited by</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Made</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Ends</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <TableCell main>{invitation.email || 'Whoever has the link'}</TableCell>
            <TableCell>{roleName[invitation.role]}</TableCell>
            <TableCell>
              <Chip outlined={invitation.state !== 'open'}>{stateName[invitation.state]}</Chip>
            </TableCell>
            <TableCell className="max-sm:hidden">{invitation.invitedBy}</TableCell>
            <TableCell className="max-sm:hidden">
              <TimeAgo at={invitation.createdAt} />
            </TableCell>
            <TableCell className="max-sm:hidden">{day(invitation.expiresAt)}</TableCell>
            <TableCell className="text-right">
              {accessCan.revoke(invitation) && <RevokeInvitation projectId={projectId} invitation={invitation} />}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const stateName = { open: 'Open', accepted: 'Accepted', revoked: 'Revoked', expired: 'Expired' }
