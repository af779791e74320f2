import { none, type SampleFilter } from '../../samples/filter/schema'
import { type BalanceView, rest, type SpreadBy } from '../schema'

/** What labels are laid against. */
export const coveredBy = ['source', 'persona', 'topic', 'language', 'model'] as const
export type CoveredBy = (typeof coveredBy)[number]

const keys = {
  label: 'labels',
  polarity: 'polarity',
  labelSource: 'labelSource',
  state: 'state',
  source: 'source',
  persona: 'personaGroup',
  topic: 'topic',
  language: 'language',
  model: 'model',
} as const satisfies Record<Exclude<SpreadBy, 'split'> | CoveredBy, keyof SampleFilter>

/** The samples that a bar counts. Null for what is summed up from too many to name. */
export function filterBehind(
  by: keyof typeof keys | 'split',
  key: string,
  splits: BalanceView['splits'] = null,
): SampleFilter | null {
  if (key === rest) return null
  if (by === 'split') return splits && { snapshot: `${splits.snapshotId}:${key}` }
  return { [keys[by]]: [key] }
}

/** The samples that a cell counts: of one label, or of none, and of one value of something else. */
export function filterBehindCell(by: CoveredBy, key: string, label: string): SampleFilter | null {
  const behind = filterBehind(by, key)
  return behind && { ...behind, labels: [label || none] }
}
