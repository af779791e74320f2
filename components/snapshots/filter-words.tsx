import { chipsOf, without } from '@/lib/samples/filter/rules'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import type { LabelInfo } from '@/lib/samples/schema'
import { FilterChip } from '../ui/filter-chip'

type Props = { filter: SampleFilter; labels: readonly LabelInfo[]; onFilter: (filter: SampleFilter) => void }

/** The filter that came along from the Samples table; each part can be taken away. */
export function FilterWords({ filter, labels, onFilter }: Props) {
  const nameOf = new Map(labels.map(({ code, name }) => [code, name]))
  const chips = chipsOf(filter, (key, value) => (key === 'labels' ? (nameOf.get(value) ?? value) : value) || 'None')
  if (chips.length === 0)
    return <p className="text-text-2">Every sample of the dataset. To narrow it, filter the Samples table first.</p>
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <span className="text-12 text-text-3">Samples with</span>
      {chips.map(({ keys, words }) => (
        <FilterChip key={keys.join()} onRemove={() => onFilter(without(filter, ...keys))}>
          {words}
        </FilterChip>
      ))}
    </div>
  )
}
