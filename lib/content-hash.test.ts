import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash, normalise } from './content-hash'

test('width, case and white space make no difference, and nothing else is lost', () => {
  for (const [one, other] of [
    ['Ｆｕｌｌ  Width', 'full width'],
    [' A\t\r\nb ', 'a b'],
    ['a\u00a0b', 'a b'],
    ['ﬁne', 'fine'],
  ] as const)
    expect(contentHash(one)).toBe(contentHash(other))
  expect(contentHash('a b')).not.toBe(contentHash('ab'))
  expect(contentHash('a', 'b')).not.toBe(contentHash('a b'))
})

test('the quick way says what the plain way says, for any text', () => {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  const spaced = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(' ', '  ', '\n', '\u2003', '\ufeff', '\u3000', 'İ')))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(spaced, fc.option(spaced), (text, response) => {
      expect(normalise(text)).toBe(plain(text))
      const whole = createHash('sha256').update(plain(text))
      if (response !== null) whole.update('\u0000').update(plain(response))
      expect(contentHash(text, response).replaceAll('-', '')).toBe(whole.digest('hex').slice(0, 32))
    }),
  )
})
