import { expect, test } from 'vitest'
import { bestOf, comparedText, keepersOf, labelsToChange } from './rules'

const copy = (id: string, change: object = {}) => ({
  id,
  state: 'new' as const,
  reviewed: false,
  labels: ['safe'],
  agreement: null,
  characters: 100,
  wrapper: null as string | null,
  ...change,
})

test('who says already what all are to say is left alone, and is not looked for', () => {
  const said = (...sets: string[][]) => sets.map((labels) => ({ labels }))
  expect(labelsToChange(said(['safe'], ['spam'], []), ['safe'])).toEqual(['spam', ''])
  expect(labelsToChange(said(['spam', 'privacy'], ['spam'], ['hate']), ['spam'])).toEqual(['privacy', 'hate'])
  expect(labelsToChange(said(['spam', 'privacy'], ['spam']), ['spam', 'privacy'])).toBeNull()
  expect(labelsToChange(said(['safe']), ['safe'])).toEqual([])
})

test('the request inside a wrapper is compared, with the answer where there is one', () => {
  expect(comparedText({ prompt: 'wrapped', unwrapped: 'plain' })).toBe('plain')
  expect(comparedText({ prompt: 'question', response: 'answer' })).toBe('question\nanswer')
  expect(comparedText({ prompt: 'question', response: '' })).toBe('question')
})

test.each([
  ['who was accepted', copy('b', { state: 'accepted' })],
  ['who was reviewed', copy('b', { reviewed: true })],
  ['whom judges agree with', copy('b', { agreement: 0.5 })],
  ['the longest', copy('b', { characters: 101 })],
])('of copies stays %s', (_, better) => {
  expect(bestOf([copy('a'), better, copy('c')])?.id).toBe('b')
})

test('a decision counts for more than judges, and those for more than length; of equals the oldest stays', () => {
  expect(bestOf([copy('a', { agreement: 1, characters: 999 }), copy('b', { state: 'accepted' })])?.id).toBe('b')
  expect(bestOf([copy('a', { characters: 999 }), copy('b', { agreement: 1 })])?.id).toBe('b')
  expect(bestOf([copy('c'), copy('a'), copy('b', { state: 'rejected', characters: 999 })])?.id).toBe('a')
})

test('one stays in each wrapper, and nobody is taken out where labels contradict', () => {
  const family = [copy('a'), copy('b'), copy('c', { wrapper: 'TALE' })]
  expect(keepersOf(family)?.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(keepersOf([copy('a'), copy('b', { labels: ['privacy'] })])).toBeNull()
  expect(keepersOf([copy('a', { labels: [] }), copy('b')])?.map(({ id }) => id)).toEqual(['b'])
})
