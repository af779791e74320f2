'use client'
import { useQuery } from '@tanstack/react-query'
import type { DuplicatesView } from '@/lib/duplicates/schema'
import { RunLine } from '../runs/run-line'
import { runQuery } from '../runs/runs-query'
import { formatNumber } from '../ui/format-number'
import { TimeAgo } from '../ui/time-ago'

/** How old the groups are, and what they do not know of yet. */
export function PassState({ passedAt, waiting, rates, threshold }: DuplicatesView) {
  if (!passedAt) return <span>Not compared yet</span>
  const share = rates && rates.total > 0 ? formatNumber(rates.near / rates.total, 'percent') : null
  return (
    <span className="truncate">
      {share && `${share} copies, `}compared <TimeAgo at={passedAt} /> at {formatNumber(threshold, 'score')}
      {waiting > 0 && `, ${formatNumber(waiting)} newer waiting`}
    </span>
  )
}

/** A pass that is under way. */
export function PassProgress({ projectId, runId }: { projectId: string; runId: string }) {
  const { data: run } = useQuery(runQuery(projectId, runId))
  return run ? (
    <div className="flex-none border-b bg-surface-1 px-4 py-2">
      <RunLine run={run} label={run.title} />
    </div>
  ) : null
}

/** Where templated texts were too many for each to be compared with each. */
export function Capped({ capped }: Pick<DuplicatesView, 'capped'>) {
  return capped ? (
    <p className="flex-none border-b px-4 py-2 text-12 text-text-3">
      {formatNumber(capped.buckets)} sets of texts in one mould were too large to compare all with all. Each text was
      compared with the first of its sets and with its neighbours there.
    </p>
  ) : null
}

/** Whether copies in other words were looked for, and why not. */
export function MeaningState({ models, foundAt, model, threshold, groups }: DuplicatesView['meaning']) {
  if (foundAt)
    return (
      <span className="truncate">
        Copies by meaning were looked for <TimeAgo at={foundAt} />
        {model && ` with ${model}`} from {formatNumber(threshold ?? 0, 'score')} on:{' '}
        {groups === 1 ? '1 group' : `${formatNumber(groups)} groups`}
      </span>
    )
  return (
    <span className="truncate">
      {models.length > 0
        ? 'Copies by meaning were not looked for yet'
        : 'Copies by meaning alone need an embedding model, of which no provider here has one: they are not looked for'}
    </span>
  )
}
