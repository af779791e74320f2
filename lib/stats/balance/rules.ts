import type { Figure } from '../schema'

const undefinedBecause = (reason: string, n = 0): Figure => ({ value: null, n, reason })
const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)

/** In nats: − Σ p ln p. */
export function entropyOf(counts: readonly number[]): Figure {
  const n = sumOf(counts)
  if (n === 0) return undefinedBecause('Nothing is counted yet')
  const value = counts.reduce((sum, count) => (count > 0 ? sum - (count / n) * Math.log(count / n) : sum), 0)
  return { value: value + 0, n }
}

/** Entropy over its greatest possible value: 1 is even. */
export function evennessOf(counts: readonly number[]): Figure {
  const entropy = entropyOf(counts)
  if (entropy.value === null) return entropy
  if (counts.length < 2) return undefinedBecause('There is only one of them', entropy.n)
  return { value: entropy.value / Math.log(counts.length), n: entropy.n }
}

/** How many evenly filled classes would be as varied: e to the entropy. */
export function effectiveClasses(counts: readonly number[]): Figure {
  const { value, ...rest } = entropyOf(counts)
  return { value: value === null ? null : Math.exp(value), ...rest }
}

/** The fullest class over the emptiest. */
export function imbalanceOf(counts: readonly number[]): Figure {
  const n = sumOf(counts)
  if (n === 0) return undefinedBecause('Nothing is counted yet')
  const empty = counts.filter((count) => count === 0).length
  if (empty > 0) return undefinedBecause(`${empty} of ${counts.length} have no sample`, n)
  return { value: Math.max(...counts) / Math.min(...counts), n }
}

/** How many samples each label should have, when the parts are taken of this whole. */
export function targetsOf(shares: Readonly<Record<string, number>>, whole: number): Record<string, number> {
  const parts = sumOf(Object.values(shares))
  if (parts === 0) return {}
  return Object.fromEntries(Object.entries(shares).map(([code, share]) => [code, Math.round((share / parts) * whole)]))
}

/**
 * What has to be written so that the labels stand in these parts and nothing is thrown away: the whole grows until
 * the label that is fullest for its part is just right.
 */
export function gapsOf(counts: Readonly<Record<string, number>>, shares: Readonly<Record<string, number>>) {
  const parts = Object.entries(shares).filter(([, share]) => share > 0)
  const all = sumOf(parts.map(([, share]) => share))
  const scale = Math.max(0, ...parts.map(([code, share]) => (counts[code] ?? 0) / (share / all)))
  return parts
    .map(([code, share]) => ({ code, count: Math.round((share / all) * scale) - (counts[code] ?? 0) }))
    .filter(({ count }) => count > 0)
}
