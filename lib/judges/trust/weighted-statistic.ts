import { clopperPearson, type Statistic, undefinedStatistic, wilson } from '../../intervals'

/** A share of weighted samples, with the interval that as many equal ones would give. */
export function weightedStatistic(samples: readonly Weighted[], reason: string): Statistic {
  const { n, effective, share } = weightedShare(samples)
  if (share === null) return undefinedStatistic(0, reason)
  return { value: share, n, interval: wilson({ hits: share * effective, n: effective }) }
}

/** With 95 % confidence the share is not below this; null while nothing is known. */
export function lowerBound(samples: readonly Weighted[]): number | null {
  const { effective, share } = weightedShare(samples)
  if (share === null) return null
  const hits = Math.min(effective, share * effective)
  return clopperPearson({ hits: effective - hits < 1e-9 ? effective : hits, n: effective, side: 'lower' }).low
}

export type Weighted = { weight: number; hit: boolean }

/** A share over samples that stand for different numbers of others: its value, and how many equal ones would tell as much (Kish). */
export function weightedShare(samples: readonly Weighted[]) {
  const sum = samples.reduce((all, { weight }) => all + weight, 0)
  const squares = samples.reduce((all, { weight }) => all + weight ** 2, 0)
  if (sum === 0) return { n: 0, effective: 0, share: null }
  const hits = samples.reduce((all, { weight, hit }) => all + (hit ? weight : 0), 0)
  return { n: samples.length, effective: sum ** 2 / squares, share: hits / sum }
}
