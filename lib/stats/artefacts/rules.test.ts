import { expect, test } from 'vitest'
import { competencyOf, cramersV, tellingWords, twoSided } from './rules'

test('a word’s z matches the reference vector', () => {
  expect(competencyOf(72, 80, 0.6)).toBeCloseTo(5.477225575051662, 9)
})

test('how unlikely a z is, near zero and far out', () => {
  expect(twoSided(0)).toBe(1)
  expect(twoSided(0.3) / 0.7641771556220949).toBeCloseTo(1, 9)
  expect(twoSided(1.96) / 0.04999579029644087).toBeCloseTo(1, 9)
  expect(twoSided(-3) / 0.0026997960632601866).toBeCloseTo(1, 9)
  expect(twoSided(10) / 1.523970604832094e-23).toBeCloseTo(1, 9)
})

test('a word that only one label uses is named; a common one is not', () => {
  const words = new Map([
    ['wire', { n: 40, labels: new Map([['spam', 40]]) }],
    ['the', { n: 200, labels: new Map([['spam', 100]]) }],
    ['rare', { n: 4, labels: new Map([['spam', 4]]) }],
  ])
  const found = tellingWords({ texts: 200, labels: { spam: 100, safe: 100 }, words })
  expect(found.tests).toBe(4)
  expect(found.words.map(({ word, label, hits }) => [word, label, hits])).toEqual([['wire', 'spam', 40]])
})

test('where there is nothing to tell apart, it is null and says so', () => {
  expect(cramersV([[3, 4]])).toEqual({ value: null, n: 7, reason: 'There is only one of them' })
  expect(cramersV([[3], [4]])).toEqual({ value: null, n: 7, reason: 'Only one label is used' })
  expect(cramersV([])).toMatchObject({ value: null, n: 0 })
})

test('how a source goes with a label matches the reference vector', () => {
  const table = [
    [120, 30],
    [40, 160],
    [90, 60],
  ]
  expect(cramersV(table).value).toBeCloseTo(0.5138093031466052, 9)
})
