import type { FilterKey, SampleFilter } from '../filter/schema'

/** What a sample shows only once it is decided, and what it was asked for with: by being found through one of these, it would tell. */
const telling: readonly FilterKey[] = [
  'labels',
  'polarity',
  'labelSource',
  'state',
  'judged',
  'reviewed',
  'verdict',
  'sift',
  'snapshot',
  'decidedBy',
  'decided',
  'persona',
  'personaGroup',
  'topic',
  'copies',
]

export const tells = (filter: SampleFilter) => telling.some((key) => filter[key] !== undefined)
