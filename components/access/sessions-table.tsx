import { Chip } from '@/components/ui/chip'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { SessionView } from '@/lib/access/list-sessions'
import { browserOf } from '@/lib/access/rules'
import { EndSession } from './end-session'

export function SessionsTable({ sessions }: { sessions: SessionView[] }) {
  return (
    <Table label="Your sessions">
      <TableHead>
        <TableHeadCell>Browser</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Address</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Signed in</TableHeadCell>
        <TableHeadCell>Last seen</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {sessions.map((session) => (
          <TableRow key={session.id}>
            <TableCell main>
              <span className="mr-2">{browserOf(session.agent)}</span>
              {session.here && <Chip>This one</Chip>}
            </TableCell>
            <TableCell className="font-mono text-12 max-sm:hidden">{session.address}</TableCell>
            <TableCell className="max-sm:hidden">
              <TimeAgo at={session.createdAt} />
            </TableCell>
            <TableCell>
              <TimeAgo at={session.seenAt} />
            </TableCell>
            <TableCell className="text-right">
              {!session.here && <EndSession id={session.id} browser={browserOf(session.agent)} />}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
