import { sumOf } from '@/lib/projects/rules'
import type { PolarityCounts } from '@/lib/projects/schema'
import { formatNumber } from '../ui/format-number'

const parts = [
  { key: 'safe', word: 'safe', fill: 'bg-safe' },
  { key: 'caution', word: 'caution', fill: 'bg-caution' },
  { key: 'unsafe', word: 'unsafe', fill: 'bg-unsafe' },
  { key: 'none', word: 'unlabelled', fill: 'bg-none' },
] as const

/** The balance of a whole project in one line. */
export function PolarityBar({ counts }: { counts: PolarityCounts }) {
  const total = sumOf(counts)
  const present = parts.filter(({ key }) => counts[key] > 0)
  const said = present.map(({ key, word }) => `${formatNumber(counts[key])} ${word}`).join(', ') || 'No samples yet'
  return (
    <div>
      <div role="img" aria-label={said} className="flex h-2 gap-px overflow-hidden rounded-[2px] bg-surface-2">
        {present.map(({ key, fill }) => (
          <i key={key} className={fill} style={{ width: `${(counts[key] / total) * 100}%` }} />
        ))}
      </div>
      <p className="mt-1.5 truncate text-12 text-text-2">{said}</p>
    </div>
  )
}
