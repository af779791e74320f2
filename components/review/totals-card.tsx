import type { MyTotals } from '@/lib/review/settings/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'

/** One's own exposure. The numbers stay with the person. */
export function TotalsCard({ totals }: { totals: MyTotals }) {
  const rows = [
    ['Last 24 hours', totals.dayDecisions, totals.dayUnsafe, totals.daySeconds],
    ['Last 7 days', totals.weekDecisions, totals.weekUnsafe, totals.weekSeconds],
  ] as const
  return (
    <Card title="Only you see this">
      <dl className="flex flex-col gap-3 p-4 text-12">
        {rows.map(([when, decisions, unsafe, seconds]) => (
          <div key={when}>
            <dt className="text-text-3">{when}</dt>
            <dd className="text-13">
              <b className="font-semibold">{formatNumber(decisions)}</b> {decisions === 1 ? 'decision' : 'decisions'},{' '}
              {formatNumber(unsafe)} on unsafe text, {formatNumber(seconds * 1000, 'milliseconds')} on screen
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
