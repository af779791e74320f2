'use client'
import { useQuery } from '@tanstack/react-query'
import { formatInfo } from '@/lib/snapshots/export/schema'
import type { SnapshotDetailView } from '@/lib/snapshots/schema'
import { Card, CardSection } from '../ui/card'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { exportsQuery } from './snapshots-query'

type Props = { projectId: string; snapshotId: string; files: SnapshotDetailView['files'] }

/** Who took what out of it and why, and the hashes of files that went out whole. */
export function DownloadsCard({ projectId, snapshotId, files }: Props) {
  const { data: exports } = useQuery(exportsQuery(projectId, snapshotId))
  return (
    <Card title="Downloads">
      {exports && exports.length > 0 ? (
        <Table label="Downloads" fixed>
          <TableHead>
            <TableHeadCell>Format</TableHeadCell>
            <TableHeadCell>For</TableHeadCell>
            <TableHeadCell className="w-32 max-sm:hidden">By</TableHeadCell>
            <TableHeadCell className="w-24" number>
              When
            </TableHeadCell>
          </TableHead>
          <tbody>
            {exports.map(({ id, format, reason, by, createdAt }) => (
              <TableRow key={id}>
                <TableCell main>{formatInfo(format).name}</TableCell>
                <TableCell>{reason}</TableCell>
                <TableCell className="max-sm:hidden">{by}</TableCell>
                <TableCell number>
                  <TimeAgo at={createdAt} />
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      ) : (
        <CardSection>
          <p className="text-text-2">{exports ? 'Nobody has downloaded it yet.' : 'Looking…'}</p>
        </CardSection>
      )}
      {files.length > 0 && (
        <CardSection title="SHA-256 of files" className="border-t">
          <ul className="flex flex-col gap-1 text-12">
            {files.map(({ name, sha256 }) => (
              <li key={sha256} className="flex min-w-0 flex-wrap gap-x-3">
                <span className="text-text-2">{name}</span>
                <code className="min-w-0 break-all font-mono text-text-3">{sha256}</code>
              </li>
            ))}
          </ul>
        </CardSection>
      )}
    </Card>
  )
}
