import { expect, test } from 'vitest'
import { backoff, runCan, secondsLeft, split } from './rules'

test('a total is split without a rest lost or an empty share', () => {
  expect(split(203, 50)).toEqual([
    { first: 0, size: 50 },
    { first: 50, size: 50 },
    { first: 100, size: 50 },
    { first: 150, size: 50 },
    { first: 200, size: 3 },
  ])
  expect(split(0, 50)).toEqual([])
})

test('a run that ended can neither be cancelled nor paused, and only failures can be tried again', () => {
  for (const status of ['done', 'failed', 'cancelled'] as const) {
    expect(runCan.cancel({ status })).toBe(false)
    expect(runCan.pause({ status })).toBe(false)
  }
  expect(runCan.cancel({ status: 'paused' })).toBe(true)
  expect(runCan.retry({ status: 'failed', batches: { failed: 1 } })).toBe(true)
  expect(runCan.retry({ status: 'done', batches: { failed: 0 } })).toBe(false)
})

test('waits double to a minute and never start together', () => {
  expect([1, 2, 3, 7, 20].map((attempts) => backoff(attempts, 0))).toEqual([1, 2, 4, 60, 60])
  expect(backoff(1, 1)).toBe(1.5)
})

test('time left is unknown without a pace, and nothing is left of a finished run', () => {
  expect(secondsLeft({ total: 100, done: 40, failed: 10 }, 5)).toBe(10)
  expect(secondsLeft({ total: 100, done: 40, failed: 10 }, null)).toBeNull()
  expect(secondsLeft({ total: 100, done: 100, failed: 0 }, 5)).toBeNull()
})
