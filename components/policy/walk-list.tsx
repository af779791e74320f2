'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { CrossWalkRow } from '@/lib/policy/cross-walks/schema'
import { Card } from '../ui/card'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { EmptyState } from '../ui/empty-state'
import { Num } from '../ui/num'
import { TimeAgo } from '../ui/time-ago'
import { crossWalksQuery } from './policy-query'

export function WalkList({ projectId, initial }: { projectId: string; initial: CrossWalkRow[] }) {
  const { data: walks } = useQuery({ ...crossWalksQuery(projectId), initialData: initial })
  return (
    <Card title="Saved" meta={walks.length}>
      {walks.length === 0 ? (
        <EmptyState title="No cross-walk yet">
          A cross-walk says how the labels of one policy read in another. Choose two policies above; for common pairs
          there is a suggestion.
        </EmptyState>
      ) : (
        <ColumnTable label="Cross-walks" columns={columnsOf(projectId)} rows={walks} keyOf={({ id }) => id} />
      )}
    </Card>
  )
}

const columnsOf = (projectId: string): TableColumn<CrossWalkRow>[] => [
  {
    head: 'From',
    main: true,
    cell: ({ from, to }) => (
      <Link
        href={`/projects/${projectId}/policy/cross-walks/${from.versionId}/${to.versionId}`}
        className="rounded-1 hover:underline"
      >
        {from.policy} v{from.number}
      </Link>
    ),
  },
  { head: 'To', main: true, cell: ({ to }) => `${to.policy} v${to.number}` },
  { head: 'Steps', number: true, className: 'w-24 max-sm:hidden', cell: ({ entries }) => <Num value={entries} /> },
  { head: 'Lossy', number: true, className: 'w-24 max-sm:hidden', cell: ({ lossy }) => <Num value={lossy} /> },
  { head: 'Number', number: true, className: 'w-24', cell: ({ number }) => number },
  { head: 'Saved', number: true, className: 'w-28 max-sm:hidden', cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
]
