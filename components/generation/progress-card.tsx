import type { GenerationView } from '@/lib/generation/schema'
import { hasEnded } from '@/lib/runs/rules'
import type { RunDetailView } from '@/lib/runs/schema'
import { Card, CardSection } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { RunBar } from '../ui/run-bar'

/** Of what was wanted, how much is there; and where every row that was asked for has gone. */
export function ProgressCard({ run, view }: { run: RunDetailView; view: GenerationView }) {
  const { counts, wanted } = view
  const parts = [
    { label: 'Kept', value: counts.kept },
    { label: 'Not kept', value: counts.notKept },
    { label: 'Failed', value: counts.failed },
    { label: 'Cancelled', value: counts.cancelled },
    { label: 'To come', value: counts.waiting },
  ]
  return (
    <Card
      title="Progress"
      meta={view.round > 0 ? `round ${view.round + 1}` : undefined}
      actions={<span>{formatNumber(view.calls)} calls</span>}
    >
      <CardSection>
        <RunBar
          name={`Progress of ${run.title}`}
          label={`${formatNumber(counts.kept)} of ${formatNumber(wanted)} rows`}
          done={counts.kept}
          total={wanted}
          detail={detailOf(run, view)}
          rest={restOf(run, view)}
        />
      </CardSection>
      <CardSection>
        <dl className="grid grid-cols-5 gap-4 max-sm:grid-cols-2">
          {parts.map(({ label, value }) => (
            <div key={label}>
              <dt className="text-12 text-text-3">{label}</dt>
              <dd className="text-20 font-semibold">
                {formatNumber(value)}{' '}
                <span className="text-12 font-normal text-text-3">of {formatNumber(counts.asked)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </CardSection>
    </Card>
  )
}

function detailOf({ status, batches }: RunDetailView, { perMinute }: GenerationView) {
  if (hasEnded(status)) return 'Ended'
  if (status === 'paused') return 'Paused'
  if (perMinute !== null) return `${formatNumber(Math.round(perMinute))} a minute`
  return batches.held === 0 ? 'waiting for a worker' : 'waiting for the model'
}

function restOf({ status }: RunDetailView, { secondsLeft, costMicros, plan }: GenerationView) {
  const free = plan.simulated && costMicros === 0
  const cost = free ? 'simulated, free' : formatNumber(costMicros / 1_000_000, 'money')
  const cap = free || plan.caps.micros === undefined ? '' : ` of ${formatNumber(plan.caps.micros / 1_000_000, 'money')}`
  return status === 'running' && secondsLeft !== null
    ? `${formatNumber(secondsLeft * 1000, 'milliseconds')} left, ${cost}${cap}`
    : `${cost}${cap}`
}
