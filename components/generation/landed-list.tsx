import clsx from 'clsx'
import Link from 'next/link'
import { wordsOf } from '@/lib/generation/rules'
import type { LandedRow } from '@/lib/generation/schema'
import { Card } from '../ui/card'
import { PolarityShape } from '../ui/polarity-shape'
import { Skeleton } from '../ui/skeleton'

type Props = { projectId: string; rows: LandedRow[]; ended: boolean }

/** Rows as they land, newest first. */
export function LandedList({ projectId, rows, ended }: Props) {
  return (
    <Card title="Latest rows">
      <ul aria-label="Latest rows">
        {rows.map((row) => (
          <li key={row.position} className="animate-arrived border-b last:border-b-0">
            <Line projectId={projectId} row={row} />
          </li>
        ))}
        {rows.length === 0 && ended && <li className="p-4 text-text-2">No row has landed.</li>}
        {rows.length === 0 &&
          !ended &&
          [0, 1, 2, 3].map((at) => (
            <li key={at} className="flex h-7.5 items-center px-4">
              <Skeleton className="w-full" />
            </li>
          ))}
      </ul>
    </Card>
  )
}

function Line({ projectId, row }: { projectId: string; row: LandedRow }) {
  const kept = row.outcome === 'kept'
  const content = (
    <>
      <PolarityShape kind={kept ? row.polarity : 'none'} />
      <span className="sr-only">{row.label ?? 'no label'}: </span>
      <span className="min-w-0 flex-1 truncate">{row.text || row.detail}</span>
      <span className="text-text-3">{kept ? (row.simulated ? 'simulated' : '') : wordsOf(row.reason ?? '')}</span>
    </>
  )
  const look = 'flex h-7.5 items-center gap-2 px-4 text-12'
  return row.sampleId ? (
    <Link
      href={`/projects/${projectId}/samples/${row.sampleId}`}
      prefetch={false}
      className={clsx(look, 'focus-inside text-text-2 hover:bg-surface-2')}
    >
      {content}
    </Link>
  ) : (
    <span className={clsx(look, 'text-text-3')}>{content}</span>
  )
}
