import { expect, test } from 'vitest'
import { effectiveClasses, entropyOf, evennessOf, gapsOf, imbalanceOf, targetsOf } from './rules'

const counts = [50, 30, 15, 5]

test('balance matches the reference vectors', () => {
  expect(entropyOf(counts).value).toBeCloseTo(1.1421200429883351, 9)
  expect(evennessOf(counts).value).toBeCloseTo(0.8238654610595805, 9)
  expect(effectiveClasses(counts).value).toBeCloseTo(3.1334042802620585, 9)
  expect(imbalanceOf(counts)).toEqual({ value: 10, n: 100 })
})

test('what is undefined is null and says why', () => {
  expect(entropyOf([])).toEqual({ value: null, n: 0, reason: 'Nothing is counted yet' })
  expect(evennessOf([7])).toMatchObject({ value: null, n: 7 })
  expect(imbalanceOf([4, 0])).toEqual({ value: null, n: 4, reason: '1 of 2 have no sample' })
})

test('a target is shared out over the whole', () => {
  expect(targetsOf({ a: 1, b: 3 }, 200)).toEqual({ a: 50, b: 150 })
  expect(targetsOf({}, 200)).toEqual({})
})

test('gaps are what has to be written so that nothing is thrown away', () => {
  expect(gapsOf({ a: 80, b: 10 }, { a: 1, b: 1, c: 2 })).toEqual([
    { code: 'b', count: 70 },
    { code: 'c', count: 160 },
  ])
  expect(gapsOf({ a: 5, b: 5 }, { a: 1, b: 1 })).toEqual([])
  expect(gapsOf({}, { a: 1 })).toEqual([])
})
