import { expect, test } from 'vitest'
import { actWords, fieldWords, roomWords, valueWords } from './words'

test('an act is told in words, also one that has none of its own yet', () => {
  const acts = [
    'sample.label',
    'gold.keep',
    'dataset.policy',
    'import-settings.change',
    'run.cancelled',
    'boat.moor-up',
  ]
  expect(acts.map(actWords)).toEqual([
    'Sample relabelled',
    'Known answer kept',
    'Dataset moved to another policy',
    'Import settings changed',
    'Run cancelled',
    'Boat moor up',
  ])
  expect(['cross-walk', 'user'].map(roomWords)).toEqual(['Cross-walk', 'Person'])
})

test('a field is told by its path; codes and names stay as they are', () => {
  expect(fieldWords(['plan', 'fromDatasetId'])).toBe('Plan · from dataset')
  expect(fieldWords(['judgeIds'])).toBe('Judges')
  expect(fieldWords(['caps', 'capMicros'])).toBe('Caps · cap')
  expect(fieldWords(['shares', 'spam-scams'])).toBe('Shares · spam-scams')
})

test('a value is told as one reads it: names for ids, a moment, money, and none for nothing', () => {
  const [known, other] = ['0192ab34-0000-7000-8000-0123456789ab', '0192ab34-0000-7000-8000-ba9876543210']
  const words = (value: Parameters<typeof valueWords>[0], field = 'x') => valueWords(value, [field], { [known]: 'Ada' })
  expect([words([known, other]), words(null), words([]), words(''), words(true)]).toEqual([
    'Ada, …76543210',
    'none',
    'none',
    'nothing',
    'yes',
  ])
  expect([words(1_234.5), words(2_500_000, 'capMicros'), words('2026-11-27T03:04:05.678Z')]).toEqual([
    '1,234.5',
    '$2.50',
    '27 Nov 2026, 03:04 UTC',
  ])
})
