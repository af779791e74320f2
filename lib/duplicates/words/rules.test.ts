import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDifferences } from './rules'

test('changed words are named, and the rest stands as it is', () => {
  expect(wordDifferences('freeze it in small portions', 'freeze it in tiny portions please')).toEqual([
    { kind: 'same', text: 'freeze it in ' },
    { kind: 'removed', text: 'small' },
    { kind: 'added', text: 'tiny' },
    { kind: 'same', text: ' portions' },
    { kind: 'added', text: ' please' },
  ])
  expect(wordDifferences('the same', 'the same')).toEqual([{ kind: 'same', text: 'the same' }])
  expect(wordDifferences('', '')).toEqual([])
})

test('what is not removed is the text again', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'ab', ' ', '\n', '  ', 'ж'), { maxLength: 20 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (base, other) => {
      const pieces = wordDifferences(base, other)
      expect(
        pieces
          .filter(({ kind }) => kind !== 'removed')
          .map(({ text }) => text)
          .join(''),
      ).toBe(other)
    }),
    { seed: 7 },
  )
})

test('very long texts are told apart at once, without a look at every pair of words', () => {
  const words = (from: number) => Array.from({ length: 5_000 }, (_, at) => `w${from + at}`).join(' ')
  expect(wordDifferences(words(0), words(9_000)).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
