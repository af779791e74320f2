'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { SnapshotView } from '@/lib/snapshots/schema'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { snapshotsQuery } from './snapshots-query'

type Props = { projectId: string; dataset: string; before: string | undefined; initial: SnapshotView[] }

export function SnapshotList({ projectId, dataset, before, initial }: Props) {
  const { data: snapshots } = useQuery({ ...snapshotsQuery(projectId, dataset, before), initialData: initial })
  return (
    <Table label="Snapshots" fixed>
      <TableHead>
        <TableHeadCell>Version</TableHeadCell>
        <TableHeadCell className="w-24" number>
          Rows
        </TableHeadCell>
        <TableHeadCell className="w-52 max-md:hidden" number>
          Train / validation / test
        </TableHeadCell>
        <TableHeadCell className="w-36 max-lg:hidden">Content hash</TableHeadCell>
        <TableHeadCell className="w-36 max-lg:hidden">By</TableHeadCell>
        <TableHeadCell className="w-28" number>
          When
        </TableHeadCell>
      </TableHead>
      <tbody>
        {snapshots.map((snapshot) => (
          <Row key={snapshot.id} projectId={projectId} snapshot={snapshot} />
        ))}
      </tbody>
    </Table>
  )
}

const inWords = { taking: 'Being taken', failed: 'Failed', taken: '' } as const

function Row({ projectId, snapshot }: { projectId: string; snapshot: SnapshotView }) {
  const { id, version, status, note, rows, sizes, contentHash, by, createdAt } = snapshot
  return (
    <TableRow>
      <TableCell main>
        <Link href={`/projects/${projectId}/snapshots/${id}`} className="hover:underline">
          {version || inWords[status]}
        </Link>
        {note && <span className="ml-2 font-normal text-text-3">{note}</span>}
      </TableCell>
      <TableCell number>
        <Num value={status === 'taken' ? rows : null} reason={inWords[status] || 'Not known'} />
      </TableCell>
      <TableCell number className="max-md:hidden">
        {sizes ? (
          <>
            <Num value={sizes.train} /> / <Num value={sizes.validation} /> / <Num value={sizes.test} />
          </>
        ) : (
          <Num value={null} reason={inWords[status] || 'Not known'} />
        )}
      </TableCell>
      <TableCell className="font-mono text-12 max-lg:hidden">{contentHash?.slice(0, 12) ?? '–'}</TableCell>
      <TableCell className="max-lg:hidden">{by}</TableCell>
      <TableCell number>
        <TimeAgo at={createdAt} />
      </TableCell>
    </TableRow>
  )
}
