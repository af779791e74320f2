'use client'
import { useQuery } from '@tanstack/react-query'
import type { EstimatePanelInput, PanelEstimate as Estimate } from '@/lib/judges/schema'
import { estimateNow } from './estimate-now'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Skeleton } from '../ui/skeleton'

type Props = { projectId: string; asked: EstimatePanelInput }

/** Money first; then what it is for, and what it was reckoned from. */
export function PanelEstimate({ projectId, asked }: Props) {
  const { data, error, isPending } = useQuery({
    queryKey: ['projects', projectId, 'panel-estimate', asked],
    queryFn: () => estimateNow(projectId, asked),
  })
  if (error) return <ErrorNote>{error.message}</ErrorNote>
  return (
    <section aria-label="Estimate" className="rounded-3 border p-4" aria-busy={isPending}>
      {data ? <Figures estimate={data} /> : <Skeleton className="my-3 w-48" />}
    </section>
  )
}

function Figures({ estimate }: { estimate: Estimate }) {
  const { costMicros, samples, verdicts, calls, cached, simulated, basis, perJudge } = estimate
  const facts = [
    `${formatNumber(verdicts)} verdicts on ${formatNumber(samples)} samples`,
    `${formatNumber(calls)} calls`,
    cached > 0 && `about ${formatNumber(cached)} answered already`,
  ].filter(Boolean)
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-24 font-semibold">{formatNumber(costMicros / 1_000_000, 'money')}</span>
        <span className="text-text-2">{facts.join(', ')}</span>
      </p>
      {perJudge.length > 1 && (
        <ul className="mt-2 text-12 text-text-2">
          {perJudge.map((judge) => (
            <li key={judge.judgeId}>
              {judge.name}: {formatNumber(judge.costMicros / 1_000_000, 'money')}, {formatNumber(judge.calls)} calls
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-12 text-text-3">
        {simulated && 'The simulator makes answers up: they cost nothing and judge nothing. '}
        {basis}.
      </p>
    </>
  )
}
