import Link from 'next/link'
import { wordsOf } from '@/lib/generation/rules'
import type { LandedRow } from '@/lib/generation/schema'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Props = { projectId: string; rows: readonly LandedRow[]; nameOf: (code: string) => string }

export function RowsTable({ projectId, rows, nameOf }: Props) {
  return (
    <Table label="Rows" fixed>
      <TableHead>
        <TableHeadCell className="w-16 max-sm:hidden" number>
          No.
        </TableHeadCell>
        <TableHeadCell className="w-36 max-sm:hidden">Label</TableHeadCell>
        <TableHeadCell>Text</TableHeadCell>
        <TableHeadCell className="w-48 max-sm:w-32">What came of it</TableHeadCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.position} projectId={projectId} row={row} nameOf={nameOf} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = Omit<Props, 'rows'> & { row: LandedRow }

function Row({ projectId, row, nameOf }: RowProps) {
  const sample = (id: string, words: string) => (
    <Link href={`/projects/${projectId}/samples/${id}`} prefetch={false} className="text-accent-text hover:underline">
      {words}
    </Link>
  )
  const label = row.label ? <Polarity kind={row.polarity}>{nameOf(row.label)}</Polarity> : '–'
  return (
    <TableRow>
      <TableCell number className="max-sm:hidden">
        {formatNumber(row.position + 1)}
      </TableCell>
      <TableCell className="max-sm:hidden">{label}</TableCell>
      <TableCell main wrap>
        <span className="mb-0.5 flex text-12 font-normal text-text-2 sm:hidden">{label}</span>
        <span className="line-clamp-2 break-words font-normal">{row.text || row.detail || 'Nothing yet'}</span>
      </TableCell>
      <TableCell wrap>
        {row.sampleId
          ? sample(row.sampleId, 'Kept')
          : row.reason
            ? wordsOf(row.reason)
            : row.outcome === 'kept'
              ? 'Looked at'
              : 'To come'}
        {row.nearId && (
          <span className="block text-12">
            {sample(row.nearId, 'That sample')}
            {row.similarity !== null && (
              <span className="text-text-3">, {formatNumber(row.similarity, 'percent')} alike</span>
            )}
          </span>
        )}
        {row.detail && row.text && <span className="line-clamp-2 block text-12 text-text-3">{row.detail}</span>}
      </TableCell>
    </TableRow>
  )
}
