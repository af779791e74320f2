import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { MemberView } from '@/lib/access/list-members'
import { accessCan, type roles } from '@/lib/access/rules'
import { MemberRole } from './member-role'
import { RemoveMember } from './remove-member'

type Props = { projectId: string; members: MemberView[]; role: (typeof roles)[number] }

export function PeopleTable({ projectId, members, role }: Props) {
  const owners = members.filter((member) => member.role === 'owner' && !member.disabled).length
  const reasonFor = (member: MemberView) => {
    if (!accessCan.manage(role)) return 'Only owners manage people'
    return accessCan.lose(member, owners) ? null : 'The last owner stays. Make someone else an owner first'
  }
  return (
    <Table label="People">
      <TableHead>
        <TableHeadCell>Person</TableHeadCell>
        <TableHeadCell>Role</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Last seen</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {members.map((member) => (
          <TableRow key={member.userId}>
            <TableCell main wrap>
              <PersonCell {...member} />
            </TableCell>
            <TableCell>
              <MemberRole projectId={projectId} member={member} reason={reasonFor(member)} />
            </TableCell>
            <TableCell className="max-sm:hidden">
              {member.lastSeenAt ? <TimeAgo at={member.lastSeenAt} /> : 'Not yet'}
            </TableCell>
            <TableCell className="text-right">
              <RemoveMember projectId={projectId} member={member} reason={reasonFor(member)} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

export function PersonCell({
  name,
  email,
  you,
  disabled,
}: {
  name: string
  email: string
  you: boolean
  disabled: boolean
}) {
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} />
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <span className="truncate">{name}</span>
          {you && <Chip>You</Chip>}
          {disabled && <Chip outlined>Disabled</Chip>}
        </div>
        <div className="truncate text-12 font-normal text-text-3">{email}</div>
      </div>
    </div>
  )
}
