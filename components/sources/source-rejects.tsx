import { Download } from 'lucide-react'
import type { SourceDetailView } from '@/lib/sources/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { buttonStyle } from '../ui/button-style'

/** Rows that could not be read, with the file that gives them back. */
export function SourceRejects({ projectId, source }: { projectId: string; source: SourceDetailView }) {
  const { rejects, rejected } = source
  if (rejects.length === 0) return null
  return (
    <div id="rejected">
      <Card
        title="Rejected rows"
        meta={
          rejected > rejects.length
            ? `the first ${formatNumber(rejects.length)} of ${formatNumber(rejected)}`
            : formatNumber(rejected)
        }
        actions={
          <a
            href={`/api/v1/projects/${projectId}/sources/${source.id}/rejects`}
            download
            className={buttonStyle({ size: 'small' })}
          >
            <Download aria-hidden="true" />
            Download them
          </a>
        }
      >
        <Table label="Rejected rows" fixed>
          <TableHead>
            <TableHeadCell className="w-20" number>
              Line
            </TableHeadCell>
            <TableHeadCell className="w-48 max-md:hidden">File</TableHeadCell>
            <TableHeadCell>Reason</TableHeadCell>
          </TableHead>
          <tbody>
            {rejects.map(({ row, file, line, column, reason }) => (
              <TableRow key={row}>
                <TableCell number>
                  {formatNumber(line)}
                  {column !== null && <span className="text-text-3">:{formatNumber(column)}</span>}
                </TableCell>
                <TableCell className="max-md:hidden">
                  <bdi>{file}</bdi>
                </TableCell>
                <TableCell main wrap>
                  <span className="wrap-anywhere">{reason}</span>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      </Card>
    </div>
  )
}
