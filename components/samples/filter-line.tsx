'use client'
import type { FacetView } from '@/lib/samples/facets/schema'
import { chipsOf, without } from '@/lib/samples/filter/rules'
import { type FilterKey, none, type SampleFilter } from '@/lib/samples/filter/schema'
import { FilterChip } from '../ui/filter-chip'
import { formatNumber } from '../ui/format-number'
import type { NameOf } from './label-mark'
import { originWords, polarityWords, stateWords } from './words'

type Props = {
  filter: SampleFilter
  facets: FacetView | undefined
  nameOf: NameOf
  onFilter: (filter: SampleFilter) => void
}

/** How many match, and what narrows the list. */
export function FilterLine({ filter, facets, nameOf, onFilter }: Props) {
  const chips = chipsOf(filter, (key, value) => wordOf(key, value, facets, nameOf))
  if (chips.length === 0) return null
  return (
    <div className="flex flex-none flex-wrap items-center gap-1.5 px-3.5 pb-2.5 text-12 text-text-3">
      <span role="status" className="mr-2">
        <b className="font-medium text-text-1">
          {facets ? `${facets.atLeast ? 'at least ' : ''}${formatNumber(facets.total)}` : '…'}
        </b>{' '}
        {facets?.total === 1 ? 'matches' : 'match'}
      </span>
      {chips.map(({ keys, words }) => (
        <FilterChip key={keys.join()} onRemove={() => onFilter(without(filter, ...keys))}>
          {words}
        </FilterChip>
      ))}
      {chips.length > 1 && (
        <button type="button" onClick={() => onFilter({})} className="text-accent-text hover:underline">
          Clear all
        </button>
      )}
    </div>
  )
}

function wordOf(key: FilterKey, value: string, facets: FacetView | undefined, nameOf: NameOf) {
  if (key === 'labels') return value === none ? 'No label' : nameOf(value).name
  if (key === 'source' && value === none) return 'No source'
  if (key === 'source') return `Source: ${facets?.sources.find(({ id }) => id === value)?.name ?? value.slice(-6)}`
  if (key === 'persona')
    return `Persona: ${facets?.personas.find((each) => each.value === value)?.name ?? value.slice(-6)}`
  if (key in namedWords) return `${namedWords[key as keyof typeof namedWords]}: ${value || 'none'}`
  if (key === 'verdict') return verdictWords(value, facets)
  const words: Partial<Record<FilterKey, Record<string, string>>> = {
    state: stateWords,
    polarity: polarityWords,
    labelSource: originWords,
  }
  const prefix: Partial<Record<FilterKey, string>> = {
    labelSource: 'Label from: ',
    run: 'Run ',
    language: 'Language: ',
    ids: 'Sample ',
  }
  return `${prefix[key] ?? ''}${words[key]?.[value] ?? (key === 'language' ? value || 'not known' : value.slice(-6))}`
}

const namedWords = { personaGroup: 'Persona group', topic: 'Topic', model: 'Model' }

/** "People say unsafe", "Read by Panel C": who and what, without the labels that may follow. */
function verdictWords(value: string, facets: FacetView | undefined) {
  const [who = '', said = ''] = value.split('=')
  const what = said.split(':')[0] ?? ''
  if (who === 'human') return what === 'read' ? 'Read by people' : `People say ${what}`
  if (who === 'now') return `Labelled ${what}`
  const judge = facets?.judges.find(({ id }) => id === who)?.name ?? 'A judge'
  if (what === 'read') return `Read by ${judge}`
  return what === 'unreadable' || what === 'refused' ? `${judge}: ${what}` : `${judge} says ${what}`
}
