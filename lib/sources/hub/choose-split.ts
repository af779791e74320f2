import { invalid } from '../../errors'
import type { FoundSplit } from './find-dataset'

type Wanted = { config: string | null; split: string | null }

/** The split that was named, or the one that goes without saying. */
export function chooseSplit(splits: readonly FoundSplit[], { config, split }: Wanted): FoundSplit {
  const configs = [...new Set(splits.map((known) => known.config))]
  const chosen = config ?? (configs.includes('default') ? 'default' : configs.length === 1 ? configs[0] : undefined)
  if (chosen === undefined) throw invalid(`This dataset has several configs: choose ${listed(configs)}`)
  const within = splits.filter((known) => known.config === chosen)
  if (within.length === 0) throw invalid(`This dataset has no config ${chosen}: choose ${listed(configs)}`)
  const names = within.map((known) => known.split)
  const found = within.find((known) => known.split === (split ?? (names.includes('train') ? 'train' : names[0])))
  if (!found) throw invalid(`The config ${chosen} has no split ${split}: choose ${listed(names)}`)
  return found
}

const listed = (names: readonly string[]) => `${names.slice(0, 12).join(', ')}${names.length > 12 ? ' or another' : ''}`
