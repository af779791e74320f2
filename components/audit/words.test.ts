import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { handActs } from '@/lib/samples/schema'
import { actWords, fieldWords, roomWords, valueWords } from './words'

test('an act is told in words, also one that has none of its own yet', () => {
  const acts = [
    'sample.label',
    'gold.keep',
    'dataset.policy',
    'import-settings.change',
    'run.cancelled',
    'boat.moor-up',
    'constructor.constructor',
  ]
  expect(acts.map(actWords)).toEqual([
    'Sample relabelled',
    'Known answer kept',
    'Dataset moved to another policy',
    'Import settings changed',
    'Run cancelled',
    'Boat moor up',
    'Constructor constructor',
  ])
  expect(['cross-walk', 'user'].map(roomWords)).toEqual(['Cross-walk', 'Person'])
})

test('every act that is written down anywhere has words of its own', () => {
  const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('generated'))
    .map((file) => readFileSync(`lib/${file}`, 'utf8'))
    .filter((text) => /\baudit\(|\bact: '/.test(text))
  const named = sources.flatMap((text) =>
    [...text.matchAll(/(?<!event: )'((?!assay\.)[a-z-]+(?:\.[a-z-]+)+)'/g)].map(([, act = '']) => act),
  )
  const made = [...handActs.map((act) => `sample.${act}`), 'run.start', 'run.resume', 'run.paused', 'run.cancelled']
  const all = [...new Set([...named, ...made])]
  expect(all.length).toBeGreaterThan(100)
  const bare = (act: string) =>
    `${roomWords(act.split('.')[0] ?? '')} ${act.split('.').slice(1).join(' ').replaceAll('-', ' ')}`
  expect(all.filter((act) => actWords(act) === bare(act) && !/ed$/.test(act))).toEqual([])
})

test('a field is told by its path; codes and names stay as they are', () => {
  expect(fieldWords(['plan', 'fromDatasetId'])).toBe('Plan · from dataset')
  expect(fieldWords(['judgeIds'])).toBe('Judges')
  expect(fieldWords(['caps', 'capMicros'])).toBe('Caps · cap')
  for (const code of ['spam-scams', 'hateSpeech', 'n', 'constructor'])
    expect(fieldWords(['shares', { name: code }])).toBe(`Shares · ${code}`)
  expect(fieldWords([{ name: 'hateSpeech' }, 'renamed'])).toBe('hateSpeech · renamed')
  expect([fieldWords(['n']), fieldWords(['constructor'])]).toEqual(['Decided', 'Constructor'])
})

test('a value is told as one reads it: names for ids, a moment, money, and none for nothing', () => {
  const [known, other] = ['0192ab34-0000-7000-8000-0123456789ab', '0192ab34-0000-7000-8000-ba9876543210']
  const words = (value: Parameters<typeof valueWords>[0], field = 'x') => valueWords(value, [field], { [known]: 'Ada' })
  expect([words([known, other]), words(null), words([]), words(''), words(true)]).toEqual([
    'Ada, …543210',
    'none',
    'none',
    'none',
    'yes',
  ])
  expect([words(1_234.5), words(0.125), words(2_500_000, 'capMicros'), words('2026-11-27T03:04:05.678Z')]).toEqual([
    '1,234.5',
    '0.125',
    '$2.50',
    'Fri, 27 Nov 2026, 03:04:05 UTC',
  ])
})
