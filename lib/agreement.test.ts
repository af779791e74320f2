import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  answerOfSet,
  cohenKappa,
  confusionOf,
  fleissKappa,
  gwetAc1,
  jaccardDistance,
  krippendorffAlpha,
  masiDistance,
  pabak,
  percentAgreement,
} from './agreement'
import { bootstrap, type Statistic } from './intervals'
import golden from './statistics-golden.json'

const pairsOf = (a: string[], b: string[]) => a.map((one, at) => [one, b[at]!] as const)
const { kappa, kappa_prevalence_paradox: paradox } = golden
const twoRaters = confusionOf(pairsOf(kappa.r1, kappa.r2), ['S', 'U']).table
const skewed = [
  [paradox.cells.SS, paradox.cells.SU],
  [paradox.cells.US, paradox.cells.UU],
]

test('kappa and its interval match the golden vector', () => {
  const { value, n, interval } = cohenKappa(twoRaters)
  expect(n).toBe(20)
  expect(value).toBeCloseTo(kappa.statsmodels.kappa, 9)
  expect(interval!.low).toBeCloseTo(kappa.statsmodels.ci95[0]!, 9)
  expect(interval!.high).toBeCloseTo(kappa.statsmodels.ci95[1]!, 9)
})

test('on skewed answers kappa falls below 0 while PABAK and AC1 see the agreement', () => {
  expect(percentAgreement(skewed).value).toBeCloseTo(paradox.po, 9)
  expect(cohenKappa(skewed).value).toBeCloseTo(paradox.kappa, 9)
  expect(pabak(skewed).value).toBeCloseTo(paradox.pabak, 9)
  expect(gwetAc1(skewed).value).toBeCloseTo(paradox.gwet_ac1, 9)
})

test('kappa is undefined, not 0 and not 1, when only one class was used', () => {
  expect(golden.kappa_all_same.own).toBeNull()
  const { value, n, reason } = cohenKappa([
    [20, 0],
    [0, 0],
  ])
  expect({ value, n }).toEqual({ value: null, n: 20 })
  expect(reason).toMatch(/one class/)
})

test('Fleiss’ kappa matches the golden vector, also when units that were rated alike come together', () => {
  const table = golden.fleiss.table_counts_SU
  expect(fleissKappa(table.map((votes) => ({ votes, units: 1 }))).value).toBeCloseTo(golden.fleiss.value, 9)
  expect(fleissKappa(grouped(table)).value).toBeCloseTo(golden.fleiss.value, 9)
})

test('alpha matches the golden vectors, with and without missing answers', () => {
  const { data, nominal, binary_r1r2r3 } = golden.krippendorff
  const units = data[0]!.map((_, unit) => ({
    answers: data.flatMap((rater) => (rater[unit] === null ? [] : [String(rater[unit])])),
    units: 1,
  }))
  expect(krippendorffAlpha(units)).toMatchObject({ value: expect.closeTo(nominal, 9), n: 11 })
  const interval = krippendorffAlpha(units, (a, b) => (Number(a) - Number(b)) ** 2)
  expect(interval.value).toBeCloseTo(golden.krippendorff.interval, 9)
  const binary = golden.fleiss.table_counts_SU.map(([safe, unsafe]) => ({
    answers: [...'S'.repeat(safe!), ...'U'.repeat(unsafe!)],
    units: 1,
  }))
  expect(krippendorffAlpha(binary).value).toBeCloseTo(binary_r1r2r3, 9)
})

test('MASI and Jaccard are what their authors define', () => {
  const [one, two, three, other] = [['a'], ['a', 'b'], ['b', 'c'], ['d']].map(answerOfSet) as [
    string,
    string,
    string,
    string,
  ]
  expect(jaccardDistance(one, two)).toBeCloseTo(1 / 2)
  expect(masiDistance(one, two)).toBeCloseTo(1 - (1 / 2) * (2 / 3))
  expect(masiDistance(two, three)).toBeCloseTo(1 - (1 / 3) * (1 / 3))
  expect(masiDistance(one, other)).toBe(1)
  expect(masiDistance(answerOfSet([]), answerOfSet([]))).toBe(0)
  expect(answerOfSet(['b', 'a', 'b'])).toBe(answerOfSet(['a', 'b']))
})

test('alpha with a set distance rewards answers that nearly agree', () => {
  const units = [
    [['a'], ['a', 'b']],
    [['b'], ['b']],
    [['c'], ['c', 'a']],
    [['a'], ['a']],
  ].map((answers) => ({ answers: answers.map(answerOfSet), units: 1 }))
  const [strict, masi, jaccard] = [
    krippendorffAlpha(units),
    krippendorffAlpha(units, masiDistance),
    krippendorffAlpha(units, jaccardDistance),
  ]
  expect(strict.value!).toBeLessThan(masi.value!)
  expect(masi.value!).toBeLessThan(jaccard.value!)
})

test('everything is undefined with a reason when there is nothing to agree on', () => {
  const empty = [
    [0, 0],
    [0, 0],
  ]
  const one = { answers: ['a'], units: 5 }
  const figures: Statistic[] = [
    percentAgreement(empty),
    cohenKappa(empty),
    pabak(empty),
    gwetAc1(empty),
    pabak([[4]]),
    gwetAc1([[4]]),
    fleissKappa([]),
    fleissKappa([{ votes: [1, 0], units: 3 }]),
    fleissKappa([
      { votes: [3, 0], units: 3 },
      { votes: [1, 1], units: 1 },
    ]),
    fleissKappa([{ votes: [3, 0], units: 3 }]),
    krippendorffAlpha([one]),
    krippendorffAlpha([{ answers: ['a', 'a'], units: 5 }]),
  ]
  for (const { value, reason } of figures) {
    expect(value).toBeNull()
    expect(reason).toMatch(/\w{3}/)
  }
})

test('missing answers are left out of the table and counted', () => {
  const pairs: [string | null, string | null][] = [
    ['S', 'S'],
    ['S', null],
    [null, null],
    ['U', 'elsewhere'],
  ]
  expect(confusionOf(pairs, ['S', 'U'])).toEqual({
    table: [
      [1, 0],
      [0, 0],
    ],
    dropped: 3,
  })
})

const answers = fc.array(fc.tuple(fc.constantFrom('S', 'U', 'C'), fc.constantFrom('S', 'U', 'C')), {
  minLength: 3,
  maxLength: 60,
})

test('whatever the answers, no figure is NaN, above 1 or outside its interval', () => {
  fc.assert(
    fc.property(answers, (pairs) => {
      const { table } = confusionOf(pairs, ['S', 'U', 'C'])
      const votes = pairs.map((pair) => ({ votes: ['S', 'U', 'C'].map((one) => count(pair, one)), units: 1 }))
      const units = pairs.map((pair) => ({ answers: pair, units: 1 }))
      for (const figure of [
        percentAgreement(table),
        cohenKappa(table),
        pabak(table),
        gwetAc1(table),
        fleissKappa(votes),
        krippendorffAlpha(units),
      ]) {
        if (figure.value === null) expect(figure.reason).toBeDefined()
        else {
          expect(Number.isFinite(figure.value)).toBe(true)
          expect(figure.value).toBeLessThanOrEqual(1)
          if (figure.interval) {
            expect(figure.interval.low).toBeLessThanOrEqual(figure.value + 1e-12)
            expect(figure.interval.high).toBeGreaterThanOrEqual(figure.value - 1e-12)
          }
        }
      }
    }),
  )
})

test('kappa does not care which rater comes first, nor how classes are ordered', () => {
  fc.assert(
    fc.property(answers, (pairs) => {
      const [there, back] = [
        cohenKappa(confusionOf(pairs, ['S', 'U', 'C']).table),
        cohenKappa(
          confusionOf(
            pairs.map(([a, b]) => [b, a] as const),
            ['C', 'S', 'U'],
          ).table,
        ),
      ]
      if (there.value === null) expect(back.value).toBeNull()
      else expect(back.value).toBeCloseTo(there.value, 9)
    }),
  )
})

test('the closed-form intervals are as wide as resampling says', () => {
  const pairs: (readonly [string, string])[] = [
    ...Array.from({ length: 240 }, () => ['S', 'S'] as const),
    ...Array.from({ length: 30 }, () => ['S', 'U'] as const),
    ...Array.from({ length: 20 }, () => ['U', 'S'] as const),
    ...Array.from({ length: 60 }, () => ['U', 'U'] as const),
  ]
  const tableOf = (some: (readonly [string, string])[]) => confusionOf(some, ['S', 'U']).table
  const unitsOf = (some: (readonly [string, string])[]) => some.map((answers) => ({ answers, units: 1 }))
  const votesOf = (some: (readonly [string, string])[]) =>
    grouped(some.map((pair) => [count(pair, 'S'), count(pair, 'U')]))
  const figures: ((some: (readonly [string, string])[]) => Statistic)[] = [
    (some) => cohenKappa(tableOf(some)),
    (some) => gwetAc1(tableOf(some)),
    (some) => fleissKappa(votesOf(some)),
    (some) => krippendorffAlpha(unitsOf(some)),
  ]
  for (const figure of figures) {
    const { low, high } = bootstrap({
      n: pairs.length,
      resamples: 400,
      statistic: (indices) => figure(Array.from(indices, (at) => pairs[at]!)).value,
    })!
    const { interval } = figure(pairs)
    expect(interval!.low).toBeCloseTo(low, 1)
    expect((interval!.high - interval!.low) / (high - low)).toBeGreaterThan(0.85)
    expect((interval!.high - interval!.low) / (high - low)).toBeLessThan(1.15)
  }
})

function count(answers: readonly string[], one: string) {
  return answers.filter((answer) => answer === one).length
}

function grouped(table: number[][]) {
  const units = new Map<string, number>()
  for (const votes of table) units.set(votes.join(), (units.get(votes.join()) ?? 0) + 1)
  return [...units].map(([votes, units]) => ({ votes: votes.split(',').map(Number), units }))
}
