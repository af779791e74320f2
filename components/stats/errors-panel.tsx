'use client'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { doubtLabels, reviewDoubts } from '@/lib/stats/actions'
import type { BalanceView, DoubtSum } from '@/lib/stats/schema'
import { unwrap } from '../api'
import type { Hides } from '../samples/hides'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card, CardFooter } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { TimeAgo } from '../ui/time-ago'
import { useLeave } from '../use-leave'
import { DoubtTable } from './doubt-table'
import { doubtsKey, doubtsQuery } from './stats-query'
import { Waiting } from './waiting'

type Props = { projectId: string; balance: BalanceView; hides: Hides; mayCurate: boolean }

const page = 50
/** As many as a queue takes at once. */
const most = 5_000

/** Labels that models doubt which never saw them; one press hands them to people. */
export function ErrorsPanel({ projectId, balance, hides, mayCurate }: Props) {
  const { dataset } = balance
  const { leaving, go } = useLeave()
  const client = useQueryClient()
  const [take, setTake] = useState(page)
  const { data, error, isPlaceholderData } = useQuery({
    ...doubtsQuery(projectId, dataset, take),
    placeholderData: keepPreviousData,
  })
  const search = useMutation({
    mutationFn: () => unwrap(doubtLabels(projectId, { datasetId: dataset })),
    onSettled: () => client.invalidateQueries({ queryKey: doubtsKey(projectId, dataset) }),
  })
  const review = useMutation({
    mutationFn: () => unwrap(reviewDoubts(projectId, { datasetId: dataset })),
    onSuccess: ({ id }) => go(`/projects/${projectId}/review?queue=${id}`),
  })
  const still = !mayCurate ? 'A curator can make a queue' : data?.doubts.length ? undefined : 'No label is in doubt'
  useKeys('Label errors', [
    {
      keys: 'r',
      label: 'Review them',
      run: () => !still && !review.isPending && !leaving && review.mutate(),
      repeat: false,
    },
  ])
  const failure = error ?? search.error ?? review.error
  const look = data?.runId ? (
    <Link href={`/projects/${projectId}/runs/${data.runId}`} className="text-12 text-accent-text underline">
      Looking now
    </Link>
  ) : (
    <Button
      size="small"
      kind={data?.searchedAt ? 'plain' : 'filled'}
      disabledReason={mayCurate ? undefined : 'A curator can look for label errors'}
      pending={search.isPending}
      onClick={() => search.mutate()}
    >
      {data?.searchedAt ? 'Look again' : 'Look for label errors'}
    </Button>
  )
  return (
    <Card
      title="Likely label errors"
      meta={data?.searchedAt && <TimeAgo at={data.searchedAt} />}
      metaBelow
      actions={
        data?.searchedAt && (
          <>
            {look}
            <Button
              size="small"
              kind="filled"
              disabledReason={still}
              keys="r"
              pending={review.isPending || leaving}
              onClick={() => review.mutate()}
            >
              Review them
            </Button>
          </>
        )
      }
    >
      {failure && <ErrorNote>{failure.message}</ErrorNote>}
      {!data && !error && <Waiting />}
      {data && !data.searchedAt && (
        <EmptyState title="Not looked for yet" action={look}>
          Five models each learn from four fifths of the labelled samples and say what they make of the fifth they never
          saw. Labels that they doubt are listed here, the likeliest errors first.
        </EmptyState>
      )}
      {data?.sum && <p className="border-b px-4 py-3 text-text-2 last:border-b-0">{wordsOf(data.sum)}</p>}
      {data && data.doubts.length > 0 && (
        <DoubtTable projectId={projectId} doubts={data.doubts} labels={balance.by.label} hides={hides} />
      )}
      {data && data.doubts.length >= page && (
        <CardFooter>
          <Button
            size="small"
            pending={isPlaceholderData}
            disabledReason={data.doubts.length < take && !isPlaceholderData ? 'These are all' : undefined}
            onClick={() => setTake(Math.min(most, take * 2))}
          >
            Show more
          </Button>
          The likeliest {formatNumber(data.doubts.length)} are shown
        </CardFooter>
      )}
    </Card>
  )
}

function wordsOf({ looked, labelled, classes, found, reason }: DoubtSum) {
  if (reason) return reason
  const [of, left] = [formatNumber(looked), labelled - looked]
  const doubted =
    found === 0
      ? `None of ${of} labels is in doubt.`
      : `${formatNumber(found)} of ${of} labels are in doubt, over ${formatNumber(classes)} labels.`
  return left > 0 ? `${doubted} ${formatNumber(left)} samples with several or rare labels were left out.` : doubted
}
