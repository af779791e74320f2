'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { CrossWalkRow } from '@/lib/policy/cross-walks/schema'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
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
        <Table label="Cross-walks" fixed>
          <TableHead>
            <TableHeadCell>From</TableHeadCell>
            <TableHeadCell>To</TableHeadCell>
            <TableHeadCell className="w-24 max-sm:hidden" number>
              Steps
            </TableHeadCell>
            <TableHeadCell className="w-24 max-sm:hidden" number>
              Lossy
            </TableHeadCell>
            <TableHeadCell className="w-24" number>
              Number
            </TableHeadCell>
            <TableHeadCell className="w-28 max-sm:hidden" number>
              Saved
            </TableHeadCell>
          </TableHead>
          <tbody>
            {walks.map((walk) => (
              <TableRow key={walk.id}>
                <TableCell main>
                  <Link
                    href={`/projects/${projectId}/policy/cross-walks/${walk.from.versionId}/${walk.to.versionId}`}
                    className="rounded-1 hover:underline"
                  >
                    {walk.from.policy} v{walk.from.number}
                  </Link>
                </TableCell>
                <TableCell main>
                  {walk.to.policy} v{walk.to.number}
                </TableCell>
                <TableCell number className="max-sm:hidden">
                  <Num value={walk.entries} />
                </TableCell>
                <TableCell number className="max-sm:hidden">
                  <Num value={walk.lossy} />
                </TableCell>
                <TableCell number>{walk.number}</TableCell>
                <TableCell number className="max-sm:hidden">
                  <TimeAgo at={walk.createdAt} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
