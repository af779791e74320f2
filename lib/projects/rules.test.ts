import { expect, test } from 'vitest'
import { chooseDataset, countByPolarity, nextSteps, sumOf } from './rules'
import type { OverviewView } from './schema'

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

test('the next steps are those that help most, and only what this person can do', () => {
  const none = { safe: 0, unsafe: 0, caution: 0, none: 0 }
  const dataset = { id: 'd' } as OverviewView['dataset']
  const label = (code: string, count: number) => ({ code, name: code, polarity: 'safe' as const, count, reviewed: 0 })
  const look = { total: 0, judged: none, reviewed: none, labels: [], snapshot: null, dataset }
  const keys = (more: Partial<typeof look>, role: string) =>
    nextSteps('p', { ...look, ...more }, role).map(({ key }) => key)
  expect(keys({}, 'owner')).toEqual(['bring-in', 'invite', 'key'])
  expect(keys({}, 'viewer')).toEqual([])
  const filled = { total: 10, labels: [label('a', 9), label('b', 1)] as never[] }
  expect(keys(filled, 'curator')).toEqual(['review', 'fill', 'judge'])
  expect(keys(filled, 'reviewer')).toEqual(['review'])
  expect(keys({ total: 4, judged: { ...none, safe: 4 }, reviewed: { ...none, safe: 4 } }, 'curator')).toEqual([
    'snapshot',
  ])
})
