import type { Statistic } from '@/lib/intervals'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'

/** One statistic with how many it is from and its 95 % interval; a dash with the reason where it is undefined. */
export function Figure({ statistic, as = 'score' }: { statistic: Statistic; as?: 'score' | 'percent' }) {
  const { value, n, interval, reason } = statistic
  if (value === null) return <Num value={null} reason={reason ?? 'Not known'} />
  return (
    <span className="whitespace-nowrap tabular-nums" title={interval ? `95 % interval, ${interval.method}` : undefined}>
      <b className="font-medium text-text-1">{formatNumber(value, as)}</b>{' '}
      <span className="text-12 text-text-3">
        {interval && `${formatNumber(interval.low, as)} to ${formatNumber(interval.high, as)}, `}n {formatNumber(n)}
      </span>
    </span>
  )
}
