import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearAmong } from './near-among'

const grams = (text: string) =>
  new Set(Array.from({ length: Math.max(1, text.length - 4) }, (_, at) => text.slice(at, at + 5)))
function similarity(a: string, b: string) {
  const [one, other] = [grams(a), grams(b)]
  const shared = [...one].filter((gram) => other.has(gram)).length
  return shared / (one.size + other.size - shared)
}

const nurse = 'a night-shift nurse in halifax who posts on her four a.m. break and types in fragments'

test('a changed word is a near copy, another person is not', () => {
  const texts = [
    nurse,
    'a retired geometry professor in rosario who answers homework forums before breakfast',
    nurse.replace('halifax', 'moncton'),
  ]
  const { pairs } = nearAmong(texts)
  expect(pairs).toEqual([{ first: 0, second: 2, similarity: similarity(nurse, texts[2] ?? '') }])
})

test('what it finds is near, and it finds what is nearer than four fifths', () => {
  const word = fc.constantFrom(
    'nurse',
    'baker',
    'in',
    'rain',
    'who',
    'types',
    'slowly',
    'night',
    'and',
    'never',
    'harbour',
    'asks',
  )
  const text = fc.array(word, { minLength: 6, maxLength: 14 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const { pairs } = nearAmong(texts)
      const found = new Set(pairs.map(({ first, second }) => `${first} ${second}`))
      for (const { first, second, similarity: said } of pairs)
        expect(said).toBeCloseTo(similarity(texts[first] ?? '', texts[second] ?? ''), 10)
      texts.forEach((one, first) => {
        texts.slice(first + 1).forEach((other, offset) => {
          if (similarity(one, other) >= 0.8) expect(found).toContain(`${first} ${first + 1 + offset}`)
        })
      })
    }),
    { seed: 7 },
  )
})

test('texts shorter than five letters, and none at all, do no harm', () => {
  expect(nearAmong([]).pairs).toEqual([])
  expect(nearAmong(['', 'abc', 'abc', '🙂']).pairs).toEqual([{ first: 1, second: 2, similarity: 1 }])
})

test('a family of copies is cut off, and it says so', () => {
  const { pairs, more } = nearAmong(
    Array.from({ length: 100 }, (_, at) => `${nurse} ${at}`),
    { most: 50 },
  )
  expect([pairs.length, more]).toEqual([50, true])
})
