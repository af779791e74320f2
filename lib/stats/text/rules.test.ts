import { expect, test } from 'vitest'
import { binsOf, distinctOf, quantileOf, selfBleuOf, wordsOf } from './rules'

const texts = [
  'how do i reset my password',
  'how do i reset my router',
  'tell me a joke about cats',
  'write a poem about the sea',
  'how do i reset my password please',
].map(wordsOf)

test('distinct runs match the reference vectors', () => {
  const of = (n: number) => distinctOf(texts, n, 1_000).value
  expect(of(1)).toBeCloseTo(0.5806451612903226, 9)
  expect(of(2)).toBeCloseTo(0.6538461538461539, 9)
  expect(of(3)).toBeCloseTo(0.6666666666666666, 9)
})

test('self-BLEU matches the reference vectors', () => {
  expect(selfBleuOf(texts, 2).value).toBeCloseTo(0.5649900303683576, 9)
  expect(selfBleuOf(texts, 3).value).toBeCloseTo(0.5467182601960328, 9)
  expect(selfBleuOf(texts, 4).value).toBeCloseTo(0.5332081503126557, 9)
})

test('diversity is counted within a fixed number of words, so that two sizes can be compared', () => {
  expect(distinctOf(texts, 1, 6)).toEqual({ value: 1, n: 6 })
  expect(distinctOf([], 1, 6)).toMatchObject({ value: null })
  expect(selfBleuOf(texts.slice(0, 1), 2)).toMatchObject({ value: null, n: 1 })
})

test('words are cut in any script, and apostrophes stay in them', () => {
  expect(wordsOf('Don’t SHOUT, ｆｕｌｌ-width 42 привет!')).toEqual(['don’t', 'shout', 'full', 'width', '42', 'привет'])
})

test('bins have round edges and lose nothing', () => {
  const values = Array.from({ length: 1_000 }, (_, at) => at)
  const bins = binsOf([...values, 1_000_000])
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(1_001)
  expect(bins[0]).toEqual({ from: 0, until: 50, count: 50 })
  expect(binsOf([])).toEqual([])
  expect(binsOf([0])).toEqual([{ from: 0, until: 1, count: 1 }])
  expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2)
})
