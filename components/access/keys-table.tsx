import type { ReactNode } from 'react'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { KeyView } from '@/lib/access/key-view'
import { accessCan, roleName } from '@/lib/access/rules'
import { day } from './day'
import { RevokeKey } from './revoke-key'

/** Without a project these are the keys to all of them. */
export function KeysTable({
  projectId,
  keys,
  action,
}: {
  projectId: string | null
  keys: KeyView[]
  action?: ReactNode
}) {
  if (keys.length === 0) {
    return (
      <EmptyState title="No API keys yet" action={action}>
        A key lets a script do over HTTP what a person in that role does here.
      </EmptyState>
    )
  }
  return (
    <Table label="API keys">
      <TableHead>
        <TableHeadCell>Name</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Key</TableHeadCell>
        <TableHeadCell>Role</TableHeadCell>
        <TableHeadCell>State</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Last used</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Made by</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Ends</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {keys.map((key) => (
          <TableRow key={key.id}>
            <TableCell main>{key.name}</TableCell>
            <TableCell className="font-mono text-12 max-sm:hidden">{key.prefix}…</TableCell>
            <TableCell>{roleName[key.role]}</TableCell>
            <TableCell>
              <Chip outlined={key.state !== 'active'}>{stateName[key.state]}</Chip>
            </TableCell>
            <TableCell className="max-sm:hidden">
              {key.lastUsedAt ? <TimeAgo at={key.lastUsedAt} /> : 'Not yet'}
            </TableCell>
            <TableCell className="max-sm:hidden">{key.madeBy}</TableCell>
            <TableCell className="max-sm:hidden">{key.expiresAt ? day(key.expiresAt) : 'Never'}</TableCell>
            <TableCell className="text-right">
              {accessCan.revoke(key) && <RevokeKey projectId={projectId} id={key.id} name={key.name} />}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const stateName = { active: 'Active', revoked: 'Revoked', expired: 'Expired' }
