import type { ReactNode } from 'react'
import type { RunView } from '@/lib/runs/schema'
import { formatNumber } from '../ui/format-number'
import { RunBar } from '../ui/run-bar'

/** One run in one bar: how much of what, how fast, how long, how much money. */
export function RunLine({ run, label }: { run: RunView; label?: ReactNode }) {
  return (
    <RunBar
      name={`Progress of ${run.title}`}
      done={run.units.done}
      failed={run.units.failed}
      lost={lostWord(run.kind)}
      total={run.units.total}
      label={label}
      detail={detailOf(run)}
      rest={restOf(run)}
    />
  )
}

/** A row that repeats another is written and not kept: nothing failed. */
const lostWord = (kind: string) => (kind === 'generate' ? 'not kept' : 'failed')

function detailOf({ kind, units, rate, batches, status }: RunView) {
  const parts = [`${formatNumber(units.done)} of ${formatNumber(units.total)}`]
  if (units.failed > 0) parts.push(`${formatNumber(units.failed)} ${lostWord(kind)}`)
  if (status === 'running' && rate !== null) parts.push(`${formatNumber(Math.round(rate * 60))} a minute`)
  if (status === 'running' && rate === null && batches.held === 0) parts.push('waiting for a worker')
  return parts.join(', ')
}

function restOf({ secondsLeft, costMicros, status }: RunView) {
  const cost = formatNumber(costMicros / 1_000_000, 'money')
  return status === 'running' && secondsLeft !== null
    ? `${formatNumber(secondsLeft * 1000, 'milliseconds')} left, ${cost}`
    : cost
}
