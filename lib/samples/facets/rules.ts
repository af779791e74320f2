import type { CountedKey } from '../filter/rules'
import { none, type SampleFilter } from '../filter/schema'
import { tells } from '../unseen/rules'
import type { Combination, FacetCount, Facets } from './schema'

const tests: Record<CountedKey, (row: Combination, filter: SampleFilter) => boolean> = {
  labels: (row, { labels }) =>
    !labels || (row.labels.length === 0 ? labels.includes(none) : row.labels.some((code) => labels.includes(code))),
  polarity: (row, { polarity }) => !polarity || polarity.includes(row.polarity),
  state: (row, { state }) => !state || state.includes(row.state),
  labelSource: (row, { labelSource }) => !labelSource || labelSource.includes(row.labelSource),
  source: (row, { source }) => !source || source.includes(row.sourceId ?? none),
  judged: (row, { judged }) => judged === undefined || row.judged === judged,
  reviewed: (row, { reviewed }) => reviewed === undefined || row.reviewed === reviewed,
}
const keys = Object.keys(tests) as CountedKey[]

const values: Record<CountedKey, (row: Combination) => string[]> = {
  labels: ({ labels }) => (labels.length === 0 ? [none] : [...new Set(labels)]),
  polarity: ({ polarity }) => [polarity],
  state: ({ state }) => [state],
  labelSource: ({ labelSource }) => [labelSource],
  source: ({ sourceId }) => [sourceId ?? none],
  judged: ({ judged }) => [judged ? 'yes' : 'no'],
  reviewed: ({ reviewed }) => [reviewed ? 'yes' : 'no'],
}

export const matches = (row: Combination, filter: SampleFilter, except?: CountedKey) =>
  keys.every((key) => key === except || tests[key](row, filter))

/**
 * The same for somebody who must not know everything: what they are deciding unseen is left out wherever a count would tell.
 * Where nothing tells, it is there as in the list: `whole` has it.
 */
export function facetsSeen(whole: readonly Combination[], seen: readonly Combination[], filter: SampleFilter): Facets {
  const facets = facetsOf(seen, filter)
  if (tells(filter)) return facets
  const { total, source } = facetsOf(whole, filter)
  return { ...facets, total, source }
}

/** Each value's count under all that is chosen elsewhere, so that a second choice of the same kind can be weighed. */
export function facetsOf(rows: readonly Combination[], filter: SampleFilter): Facets {
  const facet = (key: CountedKey): FacetCount[] => {
    const counts = new Map<string, number>()
    for (const row of rows) {
      if (!matches(row, filter, key)) continue
      for (const value of values[key](row)) counts.set(value, (counts.get(value) ?? 0) + row.count)
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .filter(({ count }) => count !== 0)
      .sort((one, other) => other.count - one.count)
  }
  return {
    total: rows.filter((row) => matches(row, filter)).reduce((sum, { count }) => sum + count, 0),
    labels: facet('labels'),
    polarity: facet('polarity'),
    state: facet('state'),
    labelSource: facet('labelSource'),
    source: facet('source'),
    judged: facet('judged'),
    reviewed: facet('reviewed'),
  }
}
