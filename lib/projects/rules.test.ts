import { expect, test } from 'vitest'
import { chooseDataset, countByPolarity, sumOf } from './rules'

test('rows of one polarity add up, and what is absent is zero', () => {
  const counts = countByPolarity([
    { polarity: 'safe', count: 2 },
    { polarity: 'unsafe', count: 1 },
    { polarity: 'safe', count: 3 },
  ])
  expect(counts).toEqual({ safe: 5, unsafe: 1, caution: 0, none: 0 })
  expect(sumOf(counts)).toBe(6)
})

test('a dataset that is gone from the address falls back to the first that is not archived', () => {
  const datasets = [
    { id: 'a', archivedAt: '2026-01-01' },
    { id: 'b', archivedAt: null },
  ]
  expect(chooseDataset(datasets, 'a')?.id).toBe('a')
  expect(chooseDataset(datasets, 'gone')?.id).toBe('b')
  expect(chooseDataset([], undefined)).toBeUndefined()
})
