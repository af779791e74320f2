import { expect, test } from 'vitest'
import { calibratedJoint, confidentJoint, confidentLabel, likelyErrors, thresholdsOf } from './rules'

const given = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]
const chances = [
  [0.9, 0.05, 0.05],
  [0.8, 0.1, 0.1],
  [0.7, 0.2, 0.1],
  [0.1, 0.85, 0.05],
  [0.6, 0.3, 0.1],
  [0.1, 0.8, 0.1],
  [0.2, 0.7, 0.1],
  [0.75, 0.2, 0.05],
  [0.05, 0.9, 0.05],
  [0.1, 0.1, 0.8],
  [0.05, 0.15, 0.8],
  [0.2, 0.65, 0.15],
]

test('thresholds, joint and issues match the reference vectors', () => {
  thresholdsOf(given, chances, 3).forEach((value, label) => {
    expect(value).toBeCloseTo([0.6200000000000001, 0.65, 0.5833333333333334][label] ?? 0, 9)
  })
  const joint = confidentJoint(given, chances, 3)
  expect(joint).toEqual([
    [3, 1, 0],
    [1, 3, 0],
    [0, 1, 2],
  ])
  expect(calibratedJoint(joint, [5, 4, 3])).toEqual([
    [4, 1, 0],
    [1, 3, 0],
    [0, 1, 2],
  ])
  const issues = likelyErrors(given, chances, 3)
  expect(issues.map(({ at }) => at).sort((a, b) => a - b)).toEqual([3, 7, 11])
  for (const { at, confidence, margin } of issues) {
    expect(confidence).toBeCloseTo([0.9, 0.8, 0.7, 0.1, 0.6, 0.8, 0.7, 0.2, 0.9, 0.8, 0.8, 0.15][at] ?? 0, 9)
    expect(margin).toBeCloseTo(
      [
        0.925, 0.8500000000000001, 0.75, 0.125, 0.65, 0.8500000000000001, 0.75, 0.22499999999999998, 0.925,
        0.8500000000000001, 0.825, 0.25,
      ][at] ?? 0,
      9,
    )
  }
  expect(issues[0]?.confidence).toBe(Math.min(...issues.map(({ confidence }) => confidence)))
})

test('a label that nobody carries is never what a text confidently has', () => {
  const thresholds = thresholdsOf(
    [0, 1],
    [
      [1, 0, 0],
      [0, 1, 0],
    ],
    3,
  )
  expect(thresholds[2]).toBe(Number.POSITIVE_INFINITY)
  expect(confidentLabel([0.1, 0.2, 0.7], [0.5, 0.15, Number.POSITIVE_INFINITY])).toBe(1)
  expect(confidentLabel([0.1, 0.1, 0.8], [0.5, 0.5, Number.POSITIVE_INFINITY])).toBe(-1)
})
