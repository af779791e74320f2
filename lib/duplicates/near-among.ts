import { indexBands } from './engine/bands'
import { openComparison } from './engine/compare'
import { openKeys } from './engine/keys'
import { openTexts } from './engine/texts'
import { defaultThreshold } from './rules'

export type Pair = { first: number; second: number; similarity: number }
export type Pairs = { pairs: Pair[] /** There are more than were looked for. */; more: boolean }

const mostCompared = 2_000_000

/** Near copies among some texts, nearest first. Only texts that agree in a band are compared, and then exactly. */
export function nearAmong(texts: readonly string[], { most = 2000, least = defaultThreshold } = {}): Pairs {
  const keysOf = openKeys(indexBands)
  const side = openTexts({ texts: texts.length, bytes: texts.length * 320 })
  for (const text of texts) side.add(text)
  const similarityOf = openComparison(side.close(), least)
  const buckets = Array.from({ length: indexBands.bands }, () => new Map<number, number[]>())
  const pairs: Pair[] = []
  let compared = 0
  for (const [here, text] of texts.entries()) {
    const keys = keysOf(text)
    const others = new Set<number>()
    for (const [band, bucket] of buckets.entries()) {
      const there = bucket.get(keys[band]!)
      if (!there) bucket.set(keys[band]!, [here])
      else {
        for (const other of there) others.add(other)
        there.push(here)
      }
    }
    for (const other of others) {
      const similarity = similarityOf(here, other)
      if (similarity >= least) pairs.push({ first: other, second: here, similarity })
      if (pairs.length === most || ++compared === mostCompared) return { pairs: nearestFirst(pairs), more: true }
    }
  }
  return { pairs: nearestFirst(pairs), more: false }
}

const nearestFirst = (pairs: Pair[]) =>
  pairs.sort((a, b) => b.similarity - a.similarity || a.first - b.first || a.second - b.second)
