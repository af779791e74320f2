import type { AuditEntryView } from '@/lib/audit/schema'
import { EmptyState } from '../ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'

export function AuditTable({ entries }: { entries: AuditEntryView[] }) {
  if (entries.length === 0)
    return (
      <EmptyState title="No change matches">
        Every change in this project is written down here. Widen the filter to see more.
      </EmptyState>
    )
  return (
    <Table label="Changes" fixed>
      <TableHead>
        <TableHeadCell className="w-28">When</TableHeadCell>
        <TableHeadCell className="w-36">Who</TableHeadCell>
        <TableHeadCell className="w-40">What</TableHeadCell>
        <TableHeadCell>On</TableHeadCell>
        <TableHeadCell className="w-[40%] max-sm:hidden">Before → after</TableHeadCell>
      </TableHead>
      <tbody>
        {entries.map(({ id, at, actor, action, subject, before, after }) => (
          <TableRow key={id}>
            <TableCell>
              <TimeAgo at={at} />
            </TableCell>
            <TableCell main>
              {actor.name}
              {actor.type !== 'user' && <span className="font-normal text-text-3"> {actor.type}</span>}
            </TableCell>
            <TableCell>{action.replace('.', ' ')}</TableCell>
            <TableCell title={subject.id}>
              {subject.name || <span className="font-mono text-12">{subject.id}</span>}
            </TableCell>
            <TableCell wrap className="max-sm:hidden">
              <Change before={before} after={after} />
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

function Change({ before, after }: { before: unknown; after: unknown }) {
  const [old, now] = [asRecord(before), asRecord(after)]
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (key) => !isEmpty(old[key]) || !isEmpty(now[key]),
  )
  return (
    <ul className="text-12 break-words">
      {keys.map((key) => (
        <li key={key}>
          <span className="text-text-3">{key}</span> {key in old && <del className="text-text-3">{said(old[key])}</del>}{' '}
          {key in now && <span>{said(now[key])}</span>}
        </li>
      ))}
    </ul>
  )
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const isEmpty = (value: unknown) => value === undefined || JSON.stringify(value) === '{}'
const said = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
