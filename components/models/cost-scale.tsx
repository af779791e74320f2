import { formatNumber } from '../ui/format-number'

/** A cost on its scale, with the threshold as a line: left of it safe, right of it unsafe. */
export function CostScale({ cost, threshold }: { cost: number; threshold: number }) {
  const widest = Math.max(3, Math.abs(cost - threshold) * 1.2)
  const at = (value: number) => `${Math.min(100, Math.max(0, ((value - threshold + widest) / (2 * widest)) * 100))}%`
  const unsafe = cost > threshold
  return (
    <div>
      <svg width="100%" height="20" className="block overflow-visible" aria-hidden="true">
        <line x1="0" x2="100%" y1="10" y2="10" strokeWidth="4" strokeLinecap="round" className="stroke-surface-2" />
        <line
          x1="50%"
          x2={at(cost)}
          y1="10"
          y2="10"
          strokeWidth="4"
          className={unsafe ? 'stroke-unsafe' : 'stroke-safe'}
        />
        <line x1="50%" x2="50%" y1="2" y2="18" strokeWidth="2" className="stroke-text-1" />
        <circle
          cx={at(cost)}
          cy="10"
          r="6"
          strokeWidth="2"
          className={unsafe ? 'fill-unsafe stroke-surface-1' : 'fill-safe stroke-surface-1'}
        />
      </svg>
      <div aria-hidden="true" className="flex justify-between text-11 text-text-3">
        <span>safe</span>
        <span>threshold {formatNumber(threshold, 'score')}</span>
        <span>unsafe</span>
      </div>
    </div>
  )
}
