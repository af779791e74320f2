import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LabelDraft } from '../schema'
import { codeFor, diffVersions, edit } from './rules'

const label = (code: string, change: Partial<LabelDraft> = {}): LabelDraft => ({
  code,
  name: code.toUpperCase(),
  definition: '',
  examples: [],
  aliases: [],
  polarity: 'unsafe',
  colour: null,
  key: null,
  retired: false,
  mergedInto: null,
  ...change,
})
const before = ['a', 'b', 'c', 'd'].map((code) => label(code))
const kinds = (after: LabelDraft[]) => diffVersions(before, after).map(({ code, kind }) => `${code} ${kind}`)

test('nothing differs from itself', () => {
  expect(diffVersions(before, structuredClone(before))).toEqual([])
})

test('each act of the editor shows as what it is', () => {
  expect(kinds(edit.add(before, label('e')))).toEqual(['e added'])
  expect(kinds(edit.remove(before, 'b'))).toEqual(['b removed'])
  expect(kinds(edit.change(before, 'b', { name: 'Bee' }))).toEqual(['b renamed'])
  expect(kinds(edit.change(before, 'b', { definition: 'New' }))).toEqual(['b redefined'])
  expect(kinds(edit.change(before, 'b', { polarity: 'safe' }))).toEqual(['b polarity'])
  expect(kinds(edit.change(before, 'b', { key: '9', colour: '#112233', aliases: ['x'], examples: ['y'] }))).toEqual([
    'b examples',
    'b spellings',
    'b key',
    'b colour',
  ])
  expect(kinds(edit.retire(before, 'b'))).toEqual(['b retired'])
  expect(kinds(edit.merge(before, 'b', 'c'))).toEqual(['b merged'])
  expect(diffVersions(edit.retire(before, 'b'), before).map(({ kind }) => kind)).toEqual(['restored'])
})

test('moving one label is one change, wherever it goes', () => {
  expect(kinds(edit.move(before, 'c', 0))).toEqual(['c moved'])
  expect(kinds(edit.move(before, 'a', 3))).toEqual(['a moved'])
  // Of two neighbours that change places, either may be called the one that moved.
  expect(kinds(edit.move(before, 'c', 1))).toHaveLength(1)
  expect(kinds(edit.move(before, 'c', 2))).toEqual([])
  expect(diffVersions(before, edit.move(before, 'd', 0))).toEqual([
    { code: 'd', name: 'D', kind: 'moved', before: '4', after: '1' },
  ])
})

test('adding one at the top moves none of the others', () => {
  expect(kinds([label('e'), ...before])).toEqual(['e added'])
})

test('taking out a label opens those that were merged into it', () => {
  const merged = edit.merge(before, 'a', 'b')
  expect(edit.remove(merged, 'b').find(({ code }) => code === 'a')).toMatchObject({ retired: false, mergedInto: null })
})

test('a difference is empty only between equals, and every label in it exists on a side', () => {
  const row = fc.record({
    name: fc.string(),
    definition: fc.string(),
    retired: fc.boolean(),
    key: fc.option(fc.constantFrom('1', '2')),
  })
  const labels = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), row), { selector: ([code]) => code })
    .map((rows) => rows.map(([code, change]) => label(code, change)))
  fc.assert(
    fc.property(labels, labels, (one, other) => {
      const changes = diffVersions(one, other)
      expect(changes.length === 0).toBe(JSON.stringify(one) === JSON.stringify(other))
      for (const { code } of changes) expect([...one, ...other].some((label) => label.code === code)).toBe(true)
    }),
  )
})

test('a code is made from the name and never taken twice', () => {
  expect(codeFor('Spam & Scams', [])).toBe('spam-scams')
  expect(codeFor('Spam & Scams', [{ code: 'SPAM-scams' }])).toBe('spam-scams-2')
  expect(codeFor('!!!', [])).toBe('label')
})
