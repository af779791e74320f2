'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { startMeasuring } from '@/lib/stats/actions'
import type { Measures, MeasurementView } from '@/lib/stats/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { TimeAgo } from '../ui/time-ago'
import { measurementQuery } from './stats-query'

type Props = {
  projectId: string
  dataset: string
  initial: MeasurementView
  mayCurate: boolean
  children: (measures: Measures, measurement: MeasurementView) => ReactNode
}

/** What one pass over the dataset found: with its age, and a way to have it anew. */
export function Measured({ projectId, dataset, initial, mayCurate, children }: Props) {
  const client = useQueryClient()
  const query = measurementQuery(projectId, dataset)
  const { data: measurement } = useQuery({ ...query, initialData: initial })
  const measure = useMutation({
    mutationFn: () => unwrap(startMeasuring(projectId, { datasetId: dataset })),
    onSettled: () => client.invalidateQueries({ queryKey: query.queryKey }),
  })
  const { newest, now, runId } = measurement
  const why = !mayCurate ? 'A curator can measure' : now === 0 ? 'There are no samples yet' : undefined
  const button = runId ? (
    <Link href={`/projects/${projectId}/runs/${runId}`} className="text-12 text-accent-text underline">
      Measuring now
    </Link>
  ) : (
    <Button
      size="small"
      kind={newest ? 'plain' : 'filled'}
      disabledReason={why}
      pending={measure.isPending}
      onClick={() => measure.mutate()}
    >
      {newest ? 'Measure again' : 'Measure'}
    </Button>
  )
  return (
    <>
      {measure.error && <ErrorNote>{measure.error.message}</ErrorNote>}
      {newest ? (
        <>
          <p className="flex min-h-7 flex-wrap items-center gap-x-2 text-12 text-text-3" aria-live="polite">
            <span>
              Measured <TimeAgo at={newest.measuredAt} /> on {formatNumber(newest.samples)} samples
              {newest.samples !== now && `; there are ${formatNumber(now)} by now`}.
            </span>
            <span className="ml-auto">{button}</span>
          </p>
          {children(newest.measures, measurement)}
        </>
      ) : (
        <Card>
          <EmptyState title="Not measured yet" action={button}>
            One pass reads every text: lengths, variety, words that give a label away, coverage and personal data. It
            takes about a minute for a million samples and changes nothing.
          </EmptyState>
        </Card>
      )}
    </>
  )
}
