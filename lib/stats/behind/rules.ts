import { none, type SampleFilter } from '../../samples/filter/schema'
import { type BalanceView, type Bin, rest, type SpreadBy } from '../schema'

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

type Counted = { key: string; keys?: string[] | undefined }

/** The samples that a bar counts. Null for what is summed up from too many to name. */
export function filterBehind(
  by: keyof typeof keys | 'split',
  { key, keys: summed }: Counted,
  splits: BalanceView['splits'] = null,
): SampleFilter | null {
  if (key === rest) return summed ? { [keys[by as CoveredBy]]: summed } : null
  if (by === 'split') return splits && { snapshot: `${splits.snapshotId}:${key}` }
  return { [keys[by]]: [key] }
}

/** As many as a filter takes and an address has room for. */
const [namedAtMost, charactersAtMost] = [50, 3_000]

/** What is summed up, to be looked for by name; nothing where that is too much. */
export const summedUp = (names: string[]): { keys?: string[] } =>
  names.length <= namedAtMost && names.join('').length <= charactersAtMost ? { keys: names } : {}

/** What is summed up from too many to be looked for at once, and so opens nothing. */
export const tooMany = <Share extends Counted>(shares: readonly Share[]) =>
  shares.find(({ key, keys: summed }) => key === rest && !summed)

/** The samples that a cell counts: of one label, or of none, and of one value of something else. */
export function filterBehindCell(by: CoveredBy, column: Counted, label: string): SampleFilter | null {
  const behind = filterBehind(by, column)
  return behind && { ...behind, labels: [label || none] }
}

/** The samples that a column of lengths counts: the last has whatever is longer too. */
export const filterBehindLength = (bins: readonly Bin[], at: number): SampleFilter => ({
  minCharacters: bins[at]?.from ?? 0,
  ...(at < bins.length - 1 && { maxCharacters: (bins[at]?.until ?? 1) - 1 }),
})
