'use client'
import type { FacetView } from '@/lib/samples/facets/schema'
import { toggled, without } from '@/lib/samples/filter/rules'
import { none, type SampleFilter } from '@/lib/samples/filter/schema'
import { type DatasetInfo, labelSources, sampleStates } from '@/lib/samples/schema'
import { type Choice, FacetGroup } from './facet-group'
import { JudgeFacets } from './judge-facets'
import { MoreFilters } from './more-filters'
import { originWords, stateWords } from './words'

type Props = {
  dataset: DatasetInfo
  facets: FacetView | undefined
  filter: SampleFilter
  onFilter: (filter: SampleFilter) => void
}

/** What the list can be narrowed by, with counts that know what is chosen elsewhere. */
export function Facets({ dataset, facets, filter, onFilter }: Props) {
  const group = (
    title: string,
    key: 'labels' | 'state' | 'labelSource' | 'source' | 'persona' | 'language',
    choices: readonly Choice[],
    counts = facets?.[key === 'persona' ? 'personas' : key === 'language' ? 'languages' : key],
  ) =>
    choices.length > 0 && (
      <FacetGroup
        title={title}
        choices={choices}
        counts={counts}
        chosen={filter[key] ?? []}
        atLeast={(key === 'persona' || key === 'language' ? facets?.valuesAtLeast : facets?.atLeast) ?? false}
        onToggle={(value) => onFilter(toggled(filter, key, value))}
        onClear={() => onFilter(without(filter, key))}
      />
    )
  const flag = (title: string, key: 'reviewed' | 'judged', yes: string, no: string) => (
    <FacetGroup
      title={title}
      choices={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      counts={facets?.[key]}
      chosen={filter[key] === undefined ? [] : [filter[key] ? 'yes' : 'no']}
      atLeast={facets?.atLeast ?? false}
      onToggle={(value) =>
        onFilter(filter[key] === (value === 'yes') ? without(filter, key) : { ...filter, [key]: value === 'yes' })
      }
      onClear={() => onFilter(without(filter, key))}
    />
  )
  const valuesOf = (counts: readonly { value: string }[] | undefined, chosen: readonly string[] = []) => [
    ...new Set([...(counts ?? []).map(({ value }) => value), ...chosen]),
  ]
  return (
    <div className="px-2 pt-1 pb-6">
      {group('Label', 'labels', labelChoices(dataset, facets))}
      {group(
        'State',
        'state',
        sampleStates.map((value) => ({ value, label: stateWords[value] })),
      )}
      {group('Source', 'source', sourceChoices(facets, filter))}
      {flag('Review', 'reviewed', 'Reviewed', 'Not reviewed')}
      {flag('Judges', 'judged', 'Judged', 'Not judged')}
      <JudgeFacets judges={facets?.judges ?? []} filter={filter} onFilter={onFilter} />
      {group(
        'Label from',
        'labelSource',
        labelSources.map((value) => ({ value, label: originWords[value] })),
      )}
      {group(
        'Persona',
        'persona',
        valuesOf(facets?.personas, filter.persona).map((value) => ({
          value,
          label: facets?.personas.find((each) => each.value === value)?.name ?? value.slice(-6),
        })),
      )}
      {group(
        'Language',
        'language',
        valuesOf(facets?.languages, filter.language).map((value) => ({ value, label: value || 'Not known' })),
      )}
      <MoreFilters filter={filter} onFilter={onFilter} />
    </div>
  )
}

/** What came from nowhere has a line of its own where there is such a thing beside others. */
function sourceChoices(facets: FacetView | undefined, { source }: SampleFilter): Choice[] {
  const named = (facets?.sources ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const nowhere = facets?.source.some(({ value }) => value === none) && named.length > 0
  return nowhere || source?.includes(none) ? [...named, { value: none, label: 'No source' }] : named
}

/** Retired labels are there as long as samples carry them; codes of an older policy too. */
function labelChoices({ labels }: DatasetInfo, facets: FacetView | undefined): Choice[] {
  const carried = new Set((facets?.labels ?? []).map(({ value }) => value))
  const known = labels
    .filter(({ code, retired }) => !retired || carried.has(code))
    .map(({ code, name, polarity }) => ({ value: code, label: name, kind: polarity }))
  const strange = [...carried]
    .filter((code) => code !== none && !labels.some((label) => label.code === code))
    .map((code) => ({ value: code, label: code, kind: 'none' as const }))
  return [...known, ...strange, { value: none, label: 'No label', kind: 'none' as const }]
}
