import type { LabelChip } from '@/lib/policy/schema'
import { Chip } from '../ui/chip'

/** The first labels of a policy, and how many more there are. */
export function LabelChips({ labels, most = 6 }: { labels: readonly LabelChip[]; most?: number }) {
  const shown = labels.length <= most + 1 ? labels : labels.slice(0, most)
  return (
    <ul aria-label="Labels" className="flex min-w-0 flex-wrap items-center gap-1.5">
      {shown.map(({ code, name, polarity }) => (
        <li key={code} className="flex min-w-0 max-w-60" title={`${code}: ${name}`}>
          <Chip kind={polarity}>{name}</Chip>
        </li>
      ))}
      {labels.length > shown.length && <li className="text-12 text-text-3">{labels.length - shown.length} more</li>}
    </ul>
  )
}
