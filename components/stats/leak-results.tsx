'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { LeaksView } from '@/lib/duplicates/schema'
import type { Share } from '@/lib/stats/schema'
import { PassProgress } from '../duplicates/pass-state'
import type { Hides } from '../samples/hides'
import { Button } from '../ui/button'
import { Card, CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { LeakRow } from './leak-row'
import { leaksQuery } from './leakage-query'
import { Waiting } from './waiting'

type Props = {
  projectId: string
  runId: string
  initial: LeaksView | null
  labels: Share[]
  mayCurate: boolean
  hides: Hides
}

/** What one search found: each row beside what it was found in, nearest first. */
export function LeakResults({ projectId, runId, initial, labels, mayCurate, hides }: Props) {
  const found = useInfiniteQuery({
    ...leaksQuery(projectId, runId),
    ...(initial && { initialData: { pages: [initial], pageParams: [null] } }),
  })
  const [first] = found.data?.pages ?? []
  if (found.error) return <ErrorNote>{found.error.message}</ErrorNote>
  if (!first)
    return (
      <Card>
        <Waiting />
      </Card>
    )
  const leaks = found.data?.pages.flatMap((page) => page.leaks) ?? []
  return (
    <Card
      title="What leaked"
      meta={`${first.names.right} in ${first.names.left}, J ≥ ${first.threshold}`}
      metaBelow
      actions={
        first.leaked ? (
          <Button
            size="small"
            icon={<Download aria-hidden="true" />}
            disabledReason={mayCurate ? undefined : 'Curators and owners take texts out'}
            onClick={() => window.location.assign(`/api/v1/projects/${projectId}/duplicates/leaks/${runId}/file`)}
          >
            Download
          </Button>
        ) : undefined
      }
    >
      {first.status === 'running' || first.status === 'paused' ? (
        <PassProgress projectId={projectId} runId={runId} />
      ) : (
        <p className="border-b px-4 py-3 text-text-2 last:border-b-0" role="status">
          {outcomeOf(first)}
        </p>
      )}
      {leaks.length > 0 && (
        <ul aria-label="Rows that leaked">
          {leaks.map((leak, at) => (
            <LeakRow
              key={`${leak.right?.id ?? at} ${leak.left?.id ?? at}`}
              projectId={projectId}
              leak={leak}
              names={first.names}
              labels={labels}
              hides={hides}
            />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <CardFooter>
          <Button size="small" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            Show more
          </Button>
          {formatNumber(leaks.length)} of {formatNumber(first.leaked ?? leaks.length)} are shown
        </CardFooter>
      )}
    </Card>
  )
}

function outcomeOf({ status, leaked, right, names }: LeaksView) {
  if (status !== 'done') return `This search ${status === 'failed' ? 'failed' : 'was cancelled'}. Its run says why.`
  if (leaked === 0) return `None of ${formatNumber(right)} rows of ${names.right} is in ${names.left}.`
  return `${formatNumber(leaked ?? 0)} of ${formatNumber(right)} rows of ${names.right} ${leaked === 1 ? 'is' : 'are'} in ${names.left} too (${formatNumber((leaked ?? 0) / Math.max(1, right), 'percent')}).`
}
