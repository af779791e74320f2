'use client'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '@/lib/generation/rules'
import type { RowOutcome } from '@/lib/generation/schema'
import { Card, CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { SkeletonRows } from '../ui/skeleton'
import { TabLinks } from '../ui/tab-links'
import { TextLink } from '../ui/text-link'
import { useShown } from './use-shown'
import { rowsQuery } from './generation-query'
import { RowsTable } from './rows-table'

export type RowsFilter = {
  outcome?: RowOutcome
  reason?: string
  cell?: number
  refusedBy?: string
  label?: string
  before?: number
}
type Props = {
  projectId: string
  runId: string
  filter: RowsFilter
  cellName: string | null
  names: Record<string, { name: string }>
  counts: Record<'notKept' | 'failed' | 'kept', number>
  live: boolean
}

const parts: { label: string; none: string; outcome?: 'notKept' | 'failed' | 'kept' }[] = [
  { label: 'Not kept', none: 'No row was set aside.', outcome: 'notKept' },
  { label: 'Failed', none: 'No row failed.', outcome: 'failed' },
  { label: 'Kept', none: 'No row is kept yet.', outcome: 'kept' },
  { label: 'All', none: 'No row was asked for yet.' },
]

/** Every row that was asked for, those set aside too, with why. */
export function RowsCard({ projectId, runId, filter, cellName, names, counts, live }: Props) {
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
  const nameOf = (code: string) => names[code]?.name ?? code
  const { reason, refusedBy, label } = filter
  const of = [cellName, reason && wordsOf(reason), refusedBy && `Declined by ${refusedBy}`, label && nameOf(label)]
    .filter(Boolean)
    .join(', ')
  const narrowed = Boolean(of)
  const frame = useShown(JSON.stringify(filter))
  const cell = filter.cell === undefined ? {} : { cell: filter.cell }
  return (
    <div ref={frame} className="scroll-mt-4">
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
            stay
            links={parts.map(({ label, outcome }) => ({
              label,
              href: at({ ...cell, ...(outcome && { outcome }) }),
              current: filter.outcome === outcome && !reason && !refusedBy,
              ...(outcome && filter.cell === undefined && { count: counts[outcome] }),
            }))}
          />
        </div>
        {error && <ErrorNote>{error.message}</ErrorNote>}
        {!data && !error && <SkeletonRows rows={4} widths={['w-8', 'w-28', 'w-80', 'w-24']} />}
        {data && rows.length === 0 && (
          <p className="p-4 text-text-2">
            {narrowed ? 'No row like this.' : parts.find(({ outcome }) => outcome === filter.outcome)?.none}
          </p>
        )}
        {rows.length > 0 && <RowsTable projectId={projectId} rows={rows} nameOf={nameOf} />}
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
    </div>
  )
}
