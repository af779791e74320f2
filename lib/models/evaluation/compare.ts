import { betaCdf } from '../../intervals'

export type Sides = { bothRight: number; onlyFirst: number; onlySecond: number; neitherRight: number }

/** Of the same rows: which of two was right where they differ. */
export function countSides(rows: readonly { first: boolean; second: boolean }[]): Sides {
  const count = (first: boolean, second: boolean) =>
    rows.filter((row) => row.first === first && row.second === second).length
  return {
    bothRight: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    neitherRight: count(false, false),
  }
}

/** McNemar's exact test: how often chance alone would part the rows on which they differ at least this unevenly. */
export function mcNemar({ onlyFirst, onlySecond }: Sides): { p: number | null; reason?: string } {
  const n = onlyFirst + onlySecond
  if (n === 0) return { p: null, reason: 'They are right and wrong on the same rows' }
  const fewer = Math.min(onlyFirst, onlySecond)
  return { p: Math.min(1, 2 * (fewer === n ? 1 : betaCdf(0.5, n - fewer, fewer + 1))) }
}
