import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  betaCdf,
  bootstrap,
  clopperPearson,
  normalCdf,
  normalQuantile,
  percentiles,
  proportion,
  seededRandom,
  wilson,
} from './intervals'
import golden from './statistics-golden.json'

const counts = fc.integer({ min: 1, max: 60 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }))

test('Wilson matches the golden vector', () => {
  const { low, high } = wilson({ hits: golden.wilson.k, n: golden.wilson.n })
  expect(low).toBeCloseTo(golden.wilson.statsmodels[0]!, 9)
  expect(high).toBeCloseTo(golden.wilson.statsmodels[1]!, 9)
})

test('the normal curve is right to the last digits', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
  expect(normalQuantile(0.5)).toBeCloseTo(0, 12)
  expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 14)
  expect(normalCdf(-2.5)).toBeCloseTo(0.006209665325776132, 14)
})

test('Clopper–Pearson ends where exactly 2.5 % of the binomial tail is left', () => {
  fc.assert(
    fc.property(counts, ({ hits, n }) => {
      const { low, high } = clopperPearson({ hits, n })
      if (hits > 0) expect(tail(n, low, hits, n)).toBeCloseTo(0.025, 9)
      else expect(low).toBe(0)
      if (hits < n) expect(tail(n, high, 0, hits)).toBeCloseTo(0.025, 9)
      else expect(high).toBe(1)
    }),
  )
})

test('a one-sided bound spends all of its doubt on one side', () => {
  const lower = clopperPearson({ hits: 20, n: 20, side: 'lower' })
  expect(lower.low).toBeCloseTo(0.05 ** (1 / 20), 9)
  expect(lower.high).toBe(1)
  const upper = clopperPearson({ hits: 0, n: 300, side: 'upper' })
  expect(upper.low).toBe(0)
  expect(upper.high).toBeCloseTo(1 - 0.05 ** (1 / 300), 9)
})

test('intervals hold their share and are wider when more sure', () => {
  fc.assert(
    fc.property(counts, ({ hits, n }) => {
      for (const interval of [wilson, clopperPearson]) {
        const [usual, surer] = [interval({ hits, n }), interval({ hits, n, level: 0.99 })]
        expect(usual.low).toBeLessThanOrEqual(hits / n)
        expect(usual.high).toBeGreaterThanOrEqual(hits / n)
        expect(surer.low).toBeLessThanOrEqual(usual.low)
        expect(surer.high).toBeGreaterThanOrEqual(usual.high)
        expect(usual.low).toBeGreaterThanOrEqual(0)
        expect(usual.high).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('an exact interval of a hundred thousand is found and close to Wilson', () => {
  const [exact, score] = [clopperPearson({ hits: 93_123, n: 100_000 }), wilson({ hits: 93_123, n: 100_000 })]
  expect(exact.low).toBeCloseTo(score.low, 4)
  expect(exact.high).toBeCloseTo(score.high, 4)
  expect(betaCdf(0.93123, 93_123, 6_877)).toBeCloseTo(0.5, 2)
})

test('a share of nothing is undefined, with the reason', () => {
  expect(proportion({ hits: 0, n: 0 })).toEqual({ value: null, n: 0, reason: 'Nothing was counted yet' })
})

test('the same seed gives the same bootstrap, another seed another', () => {
  const values = Array.from({ length: 50 }, (_, at) => at % 7)
  const interval = (seed: number) =>
    bootstrap({ n: 50, seed, statistic: (indices) => indices.reduce((sum, at) => sum + values[at]!, 0) / 50 })
  expect(interval(7)).toEqual(interval(7))
  expect(interval(7)).not.toEqual(interval(8))
})

test('a bootstrapped mean is as wide as theory says', () => {
  const random = seededRandom(3)
  const values = Array.from({ length: 400 }, () => random())
  const mean = (indices: Iterable<number>) => [...indices].reduce((sum, at) => sum + values[at]!, 0) / 400
  const { low, high } = bootstrap({ n: 400, statistic: mean, resamples: 2_000 })!
  expect(high - low).toBeCloseTo((2 * 1.96 * Math.sqrt(1 / 12)) / 20, 2)
})

test('a figure that most resamples leave undefined has no interval', () => {
  let draws = 0
  expect(percentiles(() => (draws++ % 3 === 0 ? 1 : null))).toBeUndefined()
})

/** P(from ≤ X ≤ to) of a binomial, summed term by term. */
function tail(n: number, p: number, from: number, to: number) {
  let sum = 0
  for (let k = from; k <= to; k++) {
    let term = 1
    for (let at = 1; at <= k; at++) term *= ((n - k + at) / at) * p
    sum += term * (1 - p) ** (n - k)
  }
  return sum
}
