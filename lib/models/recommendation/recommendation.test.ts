import { expect, test } from 'vitest'
import { conditionWords, recommend, rules } from './rules'
import type { Facts } from './schema'

const facts = (more: Partial<Facts>): Facts => ({
  texts: 3_000,
  unsafe: 1_500,
  rarerShare: 0.5,
  languages: 1,
  meanCharacters: 120,
  providers: 0,
  card: 24,
  ...more,
})
const keys = (more: Partial<Facts>) => recommend(facts(more)).map(({ key }) => key)
const advised = (more: Partial<Facts>) =>
  recommend(facts(more))
    .filter(({ recommended }) => recommended)
    .map(({ key }) => key)

test('the local classifier is always there and always advised, whatever the facts', () => {
  for (const texts of [0, 20, 1_000_000]) expect(advised({ texts })).toContain('local-classifier')
})

test('with little to learn from, nothing large is offered', () =>
  expect(keys({ texts: 100 })).toEqual(['local-classifier']))
test('a rare side asks for weights', () => expect(advised({ rarerShare: 0.05 })).toContain('local-classifier-balanced'))
test('of one language an encoder is advised, of several it is not offered', () => {
  expect(advised({ texts: 5_000 })).toContain('modernbert-base-full')
  expect(keys({ texts: 5_000, languages: 3 })).not.toContain('modernbert-base-full')
  expect(advised({ texts: 5_000, languages: 3 })).toContain('qwen3-4b-qlora')
})
test('a provider is offered only where there is one', () => {
  expect(keys({})).not.toContain('gpt-4.1-nano-provider')
  expect(advised({ providers: 1 })).toContain('gpt-4.1-nano-provider')
})

test('without a graphics card only what needs none is offered, and a larger one is sooner done', () => {
  expect(keys({ card: 0, providers: 1, rarerShare: 0.1 })).toEqual([
    'local-classifier',
    'local-classifier-balanced',
    'gpt-4.1-nano-provider',
  ])
  expect(keys({ card: 12 })).not.toContain('qwen3-4b-qlora')
  const timeOn = (card: number) =>
    recommend(facts({ card })).find(({ key }) => key === 'llama-3.2-1b-lora')?.seconds ?? 0
  expect(timeOn(80)).toBeCloseTo(timeOn(24) / 3, 9)
})

test('each has a reason with the figures in it, a time and a price that grow with the texts', () => {
  const [small, large] = [recommend(facts({ providers: 1 })), recommend(facts({ texts: 30_000, providers: 1 }))]
  for (const { key, reason, seconds, dollars, training } of small) {
    expect(reason).not.toMatch(/[{}]/)
    const grown = large.find((each) => each.key === key)
    expect(grown?.seconds).toBeGreaterThanOrEqual(seconds)
    expect(dollars === 0).toBe(training === 'local')
  }
})

test('every rule can be said in words', () => {
  for (const rule of rules) expect(conditionWords(rule.offeredWhen).length).toBeGreaterThan(3)
})
