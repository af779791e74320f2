import { describe, expect, test } from 'vitest'
import { countSides, mcNemar } from './compare'
import { measure, orderRows } from './metrics'
import type { EvaluatedRow } from './schema'
import { thresholdCurve, writeReport } from './write-report'

// Drawn once, with equal costs among them; the figures below are scikit-learn 1.9.1's and SciPy's.
const truth = [
  0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1,
  0,
]
const costs = [
  0.8, 0.3, -3.0, 1.1, -0.5, 0.8, -0.5, -1.6, 0.5, -0.9, 0.6, -0.6, 0.3, -1.9, -1.0, -1.6, 2.5, 0.1, 2.3, 1.6, 0.4, 1.8,
  -1.3, 0.7, 1.0, -1.1, 1.0, -0.6, 0.1, 0.4, -0.8, 1.1, -0.5, -1.6, 1.9, -0.8, -2.0, -0.7, 2.0, -1.0,
]
const probabilities = [
  0.69, 0.5744, 0.0474, 0.7503, 0.3775, 0.69, 0.3775, 0.168, 0.6225, 0.2891, 0.6457, 0.3543, 0.5744, 0.1301, 0.2689,
  0.168, 0.9241, 0.525, 0.9089, 0.832, 0.5987, 0.8581, 0.2142, 0.6682, 0.7311, 0.2497, 0.7311, 0.3543, 0.525, 0.5987,
  0.31, 0.7503, 0.3775, 0.168, 0.8699, 0.31, 0.1192, 0.3318, 0.8808, 0.2689,
]
const golden = {
  accuracy: 0.65,
  precision: 0.5714285714285714,
  recall: 0.7058823529411765,
  f1: 0.631578947368421,
  macroF1: 0.6491228070175439,
  mcc: 0.3114083725739611,
  auroc: 0.7787723785166241,
  auprc: 0.7179596360929138,
  fprAtRecall90: 0.5652173913043478,
  fprAtRecall95: 0.8695652173913043,
  brier: 0.1991836075,
}
const scored = truth.map((one, at) => ({ unsafe: one === 1, cost: costs[at]!, probability: probabilities[at]! }))

describe('measures', () => {
  test("they are scikit-learn's", () => {
    expect(measure(orderRows(scored, 0))).toMatchObject(
      Object.fromEntries(Object.entries(golden).map(([name, value]) => [name, expect.closeTo(value, 10)])),
    )
  })

  test('a resample in which every row counts twice changes nothing', () => {
    const ordered = orderRows(scored, 0)
    const [once, twice] = [measure(ordered), measure(ordered, new Int32Array(scored.length).fill(2))]
    for (const [name, value] of Object.entries(once)) expect(twice).toHaveProperty(name, expect.closeTo(value!, 12))
  })

  test('where one side is missing, what needs both is unknown, never zero or one', () => {
    const safe = scored.filter(({ unsafe }) => !unsafe)
    expect(measure(orderRows(safe, 0))).toMatchObject({ auroc: null, auprc: null, recall: null, fprAtRecall90: null })
    expect(measure(orderRows([], 0))).toMatchObject({ accuracy: null, brier: null, ece: null })
  })
})

test.each([
  [3, 12, 0.03515625],
  [10, 10, 1],
  [0, 6, 0.03125],
  [25, 40, 0.08168153394154],
])('McNemar on %i against %i', (onlyFirst, onlySecond, p) => {
  const sides = { bothRight: 5, onlyFirst, onlySecond, neitherRight: 2 }
  expect(mcNemar(sides).p).toBeCloseTo(p, 10)
})

test('of two that never differ nothing can be said', () => {
  expect(mcNemar(countSides([{ first: true, second: true }]))).toMatchObject({ p: null, reason: expect.any(String) })
})

describe('the report', () => {
  const rows = scored.map(
    (each, at): EvaluatedRow => ({
      ...each,
      sampleId: String(at),
      labels: [each.unsafe ? 'spam' : 'safe'],
      said: [each.cost > 0 ? 'spam' : 'safe'],
      source: at % 2 === 0 ? 'A file' : null,
      language: 'en',
      characters: at * 10,
      familyId: at < 6 ? `family ${at % 3}` : at < 16 ? `forms ${each.unsafe}` : `alone ${at}`,
      wrapper: at % 4 === 0 ? 'A story' : null,
    }),
  )
  const labels = [
    { code: 'safe', name: 'Safe' },
    { code: 'spam', name: 'Spam' },
    { code: 'unused', name: 'Unused' },
  ]
  const report = writeReport({ rows, labels, threshold: 0 })

  test('every figure has its interval, and the same rows give the same one', () => {
    const { value, interval } = report.measures.auroc
    expect(interval?.low).toBeLessThan(value!)
    expect(interval?.high).toBeGreaterThan(value!)
    expect(writeReport({ rows, labels, threshold: 0 })).toEqual(report)
  })

  test('labels that neither occur nor are said have no line', () => {
    expect(report.labels.map(({ code }) => code)).toEqual(['safe', 'spam'])
    expect(report.labelMacroF1.value).toBeCloseTo(golden.macroF1, 10)
  })

  test('rows are parted by what they can be told apart by, and only where there are two parts', () => {
    expect(new Set(report.slices.map(({ by }) => by))).toEqual(new Set(['source', 'length', 'family', 'wrapper']))
    const bySource = report.slices.filter(({ by }) => by === 'source')
    expect(bySource.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length)
  })

  test('a family is what was measured of it: twins, forms of one request, or one text alone', () => {
    const of = (asked: string) =>
      Object.fromEntries(report.slices.filter(({ by }) => by === asked).map(({ value, n }) => [value, n]))
    const wrapped = Math.ceil(rows.length / 4)
    expect(of('wrapper')).toEqual({ 'A story': wrapped, 'Not wrapped': rows.length - wrapped })
    expect(of('family')).toEqual({
      'Beside a twin of the other side': 6,
      'Beside other forms of it': 10,
      'On its own': rows.length - 16,
    })
  })

  test('costs and reliability count every row once', () => {
    expect(report.costs.reduce((sum, { safe, unsafe }) => sum + safe + unsafe, 0)).toBe(rows.length)
    expect(report.reliability.reduce((sum, { n }) => sum + n, 0)).toBe(rows.length)
  })

  test('twins tell how often a safe look-alike is called unsafe, and whether the unsafe one costs more', () => {
    // Families 0, 1 and 2 hold rows 0 and 3, 1 and 4, 2 and 5; of each, the first is safe.
    expect(report.lookAlikes).toMatchObject({ value: 2 / 3, n: 3 })
    expect(report.ranking).toMatchObject({ value: 2 / 3, n: 3 })
  })

  test('an empty evaluation is a report without figures', () => {
    const { measures, n } = writeReport({ rows: [], labels, threshold: 0 })
    expect(n).toBe(0)
    expect(measures.accuracy).toMatchObject({ value: null, reason: 'No row' })
  })
})

test('each point of the curve is what its threshold would do', () => {
  for (const { threshold, recall, falsePositiveRate, precision } of thresholdCurve(scored)) {
    const at = measure(orderRows(scored, threshold))
    expect({ recall, falsePositiveRate, precision }).toEqual({
      recall: at.recall,
      falsePositiveRate: at.falsePositiveRate,
      precision: at.precision,
    })
  }
})
