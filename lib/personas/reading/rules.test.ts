import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseColumn, decodedTwice, readBlocks, readLines, readRecord, shapeOf } from './rules'

test('one a line, without list marks, with the number of its line', () => {
  expect(readLines('- A baker in Ghent\r\n\n2) A nurse in Kano\n• A pilot\nx')).toEqual([
    { line: 1, text: 'A baker in Ghent' },
    { line: 3, text: 'A nurse in Kano' },
    { line: 4, text: 'A pilot' },
    { line: 5, reason: 'it is too short to be a persona', original: 'x' },
  ])
})

test('one a block, its lines joined', () => {
  expect(readBlocks('A baker\nin Ghent\n\n \nA nurse\n')).toEqual([
    { line: 1, text: 'A baker in Ghent' },
    { line: 5, text: 'A nurse' },
  ])
})

test('the shape is read off the text', () => {
  expect(shapeOf('A baker\nA nurse')).toBe('lines')
  expect(shapeOf('A baker\n\nA nurse')).toBe('lines')
  expect(shapeOf('A baker\nin Ghent\n\nA nurse\nin Kano')).toBe('blocks')
  const long = `${'word '.repeat(180_000)}\n${' '.repeat(1000)}`
  const begun = performance.now()
  expect(shapeOf(long)).toBe('lines')
  expect(readLines(long)).toHaveLength(1)
  expect(performance.now() - begun).toBeLessThan(2000)
  for (const records of ['{"persona": "x"}', '[{"persona": "x"}]', '["A baker"]', '"{\\"persona\\": 1}"'])
    expect(shapeOf(records)).toBe('records')
})

test('a persona in PersonaHub stands under "persona" or "input persona", perhaps quoted twice', () => {
  expect(readRecord(1, { persona: 'A baker' }, null)).toEqual({ line: 1, text: 'A baker' })
  const three = {
    'input persona': '"A \\"night\\" nurse"',
    'synthesized text': '"Help me"',
    description: 'instruction',
  }
  expect(readRecord(2, three, null)).toEqual({ line: 2, text: 'A "night" nurse' })
  expect(readRecord(3, { a: 'x', b: 'y' }, null)).toMatchObject({ reason: 'no field of it is a persona' })
  expect(readRecord(4, { persona: 7 }, null)).toMatchObject({ reason: 'there is no text in “persona”' })
  expect(readRecord(5, JSON.parse('{"__proto__": "A baker in Ghent"}'), '__proto__')).toEqual({
    line: 5,
    text: 'A baker in Ghent',
  })
  expect(chooseColumn(['id', 'name'])).toBeNull()
})

test('decoding twice undoes quoting once and leaves the rest', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodedTwice(JSON.stringify(text))).toBe(text)
    }),
  )
  expect(decodedTwice('"Quoted" and "unquoted"')).toBe('"Quoted" and "unquoted"')
})

test('hostile text is refused with a reason or kept as it is, and every line is accounted for', () => {
  expect(readLines('A \0 baker')).toMatchObject([{ reason: 'it holds a NUL character, which cannot be stored' }])
  expect(readLines('A \ud800 baker')).toMatchObject([
    { reason: 'it holds bytes that are no text, or half of a character' },
  ])
  expect(readLines('x'.repeat(2001))).toMatchObject([{ reason: 'it has 2,001 characters, and the limit is 2,000' }])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('\n', '\r', ' ', 'a', 'b', '-', '\0', '\ud800', '🙂', '\u2028') }),
      (text) => {
        const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length
        expect(readLines(text)).toHaveLength(lines)
      },
    ),
  )
})
