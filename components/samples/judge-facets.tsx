import type { JudgeFacet } from '@/lib/samples/facets/schema'
import { saidBy, withSaid } from '@/lib/samples/filter/rules'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import { type Choice, FacetGroup } from './facet-group'
import { polarityWords, unreadWords } from './words'

type Props = {
  judges: readonly JudgeFacet[]
  filter: SampleFilter
  onFilter: (filter: SampleFilter) => void
}

const choices: Choice[] = [
  ...(['safe', 'caution', 'unsafe', 'none'] as const).map((value) => ({
    value,
    label: polarityWords[value],
    kind: value,
  })),
  ...(['unreadable', 'refused'] as const).map((value) => ({ value, label: unreadWords[value], kind: 'none' as const })),
]
const atFirst = 3

/** Each judge's answers. A judge says one thing of a sample, so of its values one is chosen at a time. */
export function JudgeFacets({ judges, filter, onFilter }: Props) {
  const group = ({ id, name, counts, atLeast }: JudgeFacet) => {
    const chosen = saidBy(filter, id)
    return (
      <FacetGroup
        key={id}
        title={`${name} says`}
        choices={choices.filter(({ value }) => value === chosen || counts.some((each) => each.value === value))}
        counts={counts}
        chosen={chosen ? [chosen] : []}
        atLeast={atLeast}
        onToggle={(value) => onFilter(withSaid(filter, id, value === chosen ? null : value))}
        onClear={() => onFilter(withSaid(filter, id, null))}
      />
    )
  }
  const [first, more] = [judges.slice(0, atFirst), judges.slice(atFirst)]
  return (
    <>
      {first.map(group)}
      {more.length > 0 && (
        <details className="mt-3 px-2" open={more.some(({ id }) => saidBy(filter, id)) || undefined}>
          <summary className="text-12 font-medium text-text-2">{more.length} more judges</summary>
          <div className="-mx-2">{more.map(group)}</div>
        </details>
      )}
    </>
  )
}
