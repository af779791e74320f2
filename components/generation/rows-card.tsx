'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { wordsOf } from '@/lib/generation/rules'
import type { LandedRow, RowOutcome } from '@/lib/generation/schema'
import { Card, CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { Polarity } from '../ui/polarity'
import { SkeletonRows } from '../ui/skeleton'
import { TabLinks } from '../ui/tab-links'
import { TextLink } from '../ui/text-link'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { rowsQuery } from './generation-query'

export type RowsFilter = { outcome?: RowOutcome; reason?: string; cell?: number; before?: number }
type Props = { projectId: string; runId: string; filter: RowsFilter; cellName: string | null; live: boolean }

const parts: { label: string; outcome?: RowOutcome }[] = [
  { label: 'Not kept', outcome: 'notKept' },
  { label: 'Failed', outcome: 'failed' },
  { label: 'Kept', outcome: 'kept' },
  { label: 'All' },
]

/** Every row that was asked for, those set aside too, with why. */
export function RowsCard({ projectId, runId, filter, cellName, live }: Props) {
  const { data, error } = useQuery({
    ...rowsQuery(projectId, { runId, ...filter }),
    refetchInterval: live ? 2000 : false,
  })
  const at = (next: RowsFilter) => {
    const given = Object.entries(next).map(([key, value]) => [key, String(value)])
    return `/projects/${projectId}/generation/${runId}?${new URLSearchParams({ rows: 'all', ...Object.fromEntries(given) })}`
  }
  const { before, ...newest } = filter
  const rows = data?.rows ?? []
  const of = [cellName, filter.reason && wordsOf(filter.reason)].filter(Boolean).join(', ')
  const cell = filter.cell === undefined ? {} : { cell: filter.cell }
  return (
    <Card
      title="Rows"
      meta={of || undefined}
      actions={
        cellName && (
          <TextLink href={at(filter.outcome ? { outcome: filter.outcome } : {})} scroll={false}>
            Of all cells
          </TextLink>
        )
      }
    >
      <div className="px-4 pt-1">
        <TabLinks
          label="Rows by outcome"
          links={parts.map(({ label, outcome }) => ({
            label,
            href: at({ ...cell, ...(outcome && { outcome }) }),
            current: filter.outcome === outcome && !filter.reason,
          }))}
        />
      </div>
      {error && <ErrorNote>{error.message}</ErrorNote>}
      {!data && !error && <SkeletonRows rows={4} widths={['w-8', 'w-28', 'w-80', 'w-24']} />}
      {data && rows.length === 0 && <p className="p-4 text-text-2">No row like this.</p>}
      {rows.length > 0 && (
        <Table label="Rows" fixed>
          <TableHead>
            <TableHeadCell className="w-16" number>
              No.
            </TableHeadCell>
            <TableHeadCell className="w-36">Label</TableHeadCell>
            <TableHeadCell>Text</TableHeadCell>
            <TableHeadCell className="w-48">What came of it</TableHeadCell>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.position} projectId={projectId} row={row} />
            ))}
          </tbody>
        </Table>
      )}
      {(typeof data?.next === 'number' || before !== undefined) && (
        <CardFooter>
          {before !== undefined && (
            <LinkButton size="small" href={at(newest)} scroll={false}>
              Newest rows
            </LinkButton>
          )}
          {typeof data?.next === 'number' && (
            <LinkButton size="small" href={at({ ...filter, before: data.next })} scroll={false}>
              Older rows
            </LinkButton>
          )}
        </CardFooter>
      )}
    </Card>
  )
}

function Row({ projectId, row }: { projectId: string; row: LandedRow }) {
  const sample = (id: string, words: string) => (
    <Link href={`/projects/${projectId}/samples/${id}`} prefetch={false} className="text-accent-text hover:underline">
      {words}
    </Link>
  )
  return (
    <TableRow>
      <TableCell number>{formatNumber(row.position + 1)}</TableCell>
      <TableCell>{row.label ? <Polarity kind={row.polarity}>{row.label}</Polarity> : '–'}</TableCell>
      <TableCell main wrap>
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
