import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  brierScore,
  expectedCalibrationError,
  maximumCalibrationError,
  reliabilityCurve,
  roganGladen,
} from './calibration'
import golden from './statistics-golden.json'

const claims = golden.ece.conf.map((confidence, at) => ({ confidence, correct: golden.ece.correct[at] === 1 }))

test('ECE and MCE match the golden vectors', () => {
  expect(expectedCalibrationError(claims)).toMatchObject({ value: expect.closeTo(golden.ece.ece, 9), n: 15 })
  expect(maximumCalibrationError(claims)).toMatchObject({ value: expect.closeTo(golden.ece.mce, 9), n: 15 })
})

test('a confidence on the edge of a bin counts below it, and 0 in the first', () => {
  const at = (confidence: number) => reliabilityCurve([{ confidence, correct: true }]).findIndex(({ n }) => n === 1)
  expect([at(0), at(0.1), at(0.1000001), at(0.7), at(1)]).toEqual([0, 0, 1, 6, 9])
})

test('an empty bin has no accuracy, and its reason is that nobody is in it', () => {
  expect(reliabilityCurve(claims)[0]).toEqual({ low: 0, high: 0.1, n: 0, confidence: null, accuracy: null })
})

test('the curve matches the golden one of scikit-learn', () => {
  const { p, y } = golden.ece.brier
  const [accuracies, confidences] = golden.ece.sklearn_calibration_curve_5
  const curve = reliabilityCurve(
    p.map((confidence, at) => ({ confidence, correct: y[at] === 1 })),
    { bins: 5 },
  )
  expect(curve.map(({ accuracy }) => accuracy)).toEqual(accuracies!.map((value) => expect.closeTo(value, 9)))
  expect(curve.map(({ confidence }) => confidence)).toEqual(confidences!.map((value) => expect.closeTo(value, 9)))
})

test('equal-mass bins hold about as many answers each and never part equal confidences', () => {
  expect(reliabilityCurve(claims, { bins: 5, mass: 'equal mass' }).map(({ n }) => n)).toEqual([3, 3, 3, 3, 3])
  fc.assert(
    fc.property(
      fc.array(fc.record({ confidence: fc.constantFrom(0.1, 0.5, 0.7, 0.9, 1), correct: fc.boolean() }), {
        minLength: 1,
      }),
      fc.integer({ min: 1, max: 12 }),
      (some, bins) => {
        const curve = reliabilityCurve(some, { bins, mass: 'equal mass' })
        expect(curve.reduce((sum, { n }) => sum + n, 0)).toBe(some.length)
        expect(curve.length).toBeLessThanOrEqual(bins)
        for (const [at, bin] of curve.entries()) if (at > 0) expect(bin.low).toBeGreaterThan(curve[at - 1]!.high)
      },
    ),
  )
})

test('the Brier score matches the golden vector', () => {
  const { p, y, value } = golden.ece.brier
  const forecasts = p.map((probability, at) => ({ probability, happened: y[at] === 1 }))
  expect(brierScore(forecasts).value).toBeCloseTo(value, 9)
})

const of100 = (share: number) => ({ hits: Math.round(share * 100), n: 100 })

test('the corrected rate matches the golden vector', () => {
  const { Se, Sp, judge_positive_rate, corrected } = golden.rogan_gladen
  const figure = roganGladen({
    positive: of100(judge_positive_rate),
    sensitivity: of100(Se),
    specificity: of100(Sp),
  })
  expect(figure.value).toBeCloseTo(corrected, 9)
  expect(figure.interval!.low).toBeLessThan(corrected)
  expect(figure.interval!.high).toBeGreaterThan(corrected)
})

test('the corrected rate stays within 0 and 1', () => {
  const figure = roganGladen({ positive: of100(0.01), sensitivity: of100(0.9), specificity: of100(0.9) })
  expect(figure.value).toBe(0)
})

test('a judge that is no better than chance corrects nothing', () => {
  const figure = roganGladen({ positive: of100(0.4), sensitivity: of100(0.5), specificity: of100(0.5) })
  expect(figure).toEqual({ value: null, n: 100, reason: 'The judge is no better than chance' })
})

test('without people’s answers on a side the corrected rate is undefined and says which', () => {
  const none = { hits: 0, n: 0 }
  const some = of100(0.9)
  expect(roganGladen({ positive: none, sensitivity: some, specificity: some }).value).toBeNull()
  expect(roganGladen({ positive: some, sensitivity: none, specificity: some }).reason).toMatch(/unsafe/)
  expect(roganGladen({ positive: some, sensitivity: some, specificity: none }).reason).toMatch(/no safe/)
})

test('nothing checked is undefined, with the reason', () => {
  for (const figure of [expectedCalibrationError([]), maximumCalibrationError([]), brierScore([])])
    expect(figure).toEqual({ value: null, n: 0, reason: expect.stringMatching(/checked/) })
})

test('errors lie between 0 and 1, the mean below the worst', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), correct: fc.boolean() }), {
        minLength: 1,
        maxLength: 40,
      }),
      (some) => {
        const [mean, worst] = [expectedCalibrationError(some).value!, maximumCalibrationError(some).value!]
        expect(mean).toBeGreaterThanOrEqual(0)
        expect(mean).toBeLessThanOrEqual(worst + 1e-12)
        expect(worst).toBeLessThanOrEqual(1 + 1e-12)
      },
    ),
    { numRuns: 30 },
  )
})
