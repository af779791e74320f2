import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, hasMatch, piecesOf, termsOf } from './rules'

test('words, words in a row, beginnings and what must not be there', () => {
  expect(termsOf('verify "your account" -spam link* -"free gift"')).toEqual([
    { text: 'verify', kind: 'words', not: false },
    { text: 'your account', kind: 'words', not: false },
    { text: 'spam', kind: 'words', not: true },
    { text: 'link', kind: 'beginning', not: false },
    { text: 'free gift', kind: 'words', not: true },
  ])
  expect(termsOf('"open end')).toEqual([{ text: 'open end', kind: 'words', not: false }])
  expect(termsOf('-- "" *** ()')).toEqual([])
})

test('a text in pieces is the text again, but for what cannot be seen', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 12 }), (text, query) => {
      expect(
        piecesOf(text, termsOf(query))
          .filter(({ kind }) => kind !== 'hidden')
          .map(({ text }) => text)
          .join(''),
      ).toBe(withoutControls(text))
    }),
  )
})

test('the match is marked whatever its case and whatever stands between its words', () => {
  const marks = (text: string, query: string) =>
    piecesOf(text, termsOf(query)).flatMap(({ kind, text }) => (kind === 'mark' ? [text] : []))
  expect(marks('Please VERIFY, your  account! verifying', '"verify your account"')).toEqual(['VERIFY, your  account'])
  expect(marks('verify verifying', 'verify')).toEqual(['verify'])
  expect(marks('verify verifying', 'verif*')).toEqual(['verify', 'verifying'])
  expect(marks('überprüfen', 'überprüfen')).toEqual(['überprüfen'])
})

test('a long text is cut to one line around its match', () => {
  const text = `${'word '.repeat(100)}the needle lies here ${'word '.repeat(100)}`
  const excerpt = excerptOf(text, termsOf('needle'))
  expect(excerpt.startsWith('… ')).toBe(true)
  expect(excerpt.indexOf('needle')).toBeLessThan(40)
  expect(excerptOf('short\n\ntext', [])).toBe('short text')
  expect(hasMatch(text, termsOf('missing'))).toBe(false)
})

test('letters that cannot be seen are named, and an emoji stays whole', () => {
  expect(piecesOf('a\u202eb\u200bc', [])).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'hidden', text: 'U+202E right-to-left override' },
    { kind: 'text', text: 'b' },
    { kind: 'hidden', text: 'U+200B zero-width space' },
    { kind: 'text', text: 'c' },
  ])
  expect(piecesOf('👩‍💻 ok', [])).toEqual([{ kind: 'text', text: '👩‍💻 ok' }])
})

test('no query makes marking slow', () => {
  const began = performance.now()
  piecesOf('a '.repeat(50_000), termsOf('"a a a a a a a a a a a a b"'))
  expect(performance.now() - began).toBeLessThan(2_000)
})

const withoutControls = (text: string) =>
  [...text].filter((one) => '\t\n\r'.includes(one) || (one >= ' ' && one !== '\u007f')).join('')
