import { expect, test } from 'vitest'
import { accountOf } from './rules'

test('an account tells what differs, field by field, and leaves out what stayed', () => {
  expect(
    accountOf(
      { labels: ['safe'], state: 'new', note: null },
      { labels: ['spam-scams', 'privacy'], state: 'new', note: 'Seen twice' },
    ),
  ).toEqual([
    { path: ['labels'], before: ['safe'], after: ['spam-scams', 'privacy'] },
    { path: ['note'], before: null, after: 'Seen twice' },
  ])
  expect(accountOf({ state: 'accepted' }, { state: 'accepted' })).toEqual([])
})

test('what stands on one side only is no change from nothing: it is what was, or what is', () => {
  expect(accountOf({ version: 3 }, { changes: 2 })).toEqual([
    { path: ['version'], before: 3 },
    { path: ['changes'], after: 2 },
  ])
  expect(accountOf(null, null)).toEqual([])
  expect(accountOf({ note: null, tags: [] }, { note: '', tags: null })).toEqual([])
  expect(accountOf(null, { filter: {}, note: null, email: '', tags: [], name: 'Ada' })).toEqual([
    { path: ['name'], after: 'Ada' },
  ])
})

test('what lies deeper is told by its path; members of a list by their name, or by their place where names do not tell', () => {
  expect(accountOf({ shares: { safe: 0.5, spam: 0.5 } }, { shares: { safe: 0.6, spam: 0.5 } })).toEqual([
    { path: ['shares', { name: 'safe' }], before: 0.5, after: 0.6 },
  ])
  const cell = (label: string, count: number) => ({ label, count })
  expect(accountOf(null, { cells: [cell('safe', 2), cell('spam', 3)] })).toEqual([
    { path: ['cells', { name: 'safe' }, 'count'], after: 2 },
    { path: ['cells', { name: 'spam' }, 'count'], after: 3 },
  ])
  const twice = accountOf(null, { cells: [cell('safe', 2), cell('safe', 3)] })
  expect(twice.map(({ path, after }) => [path.join(' '), after])).toEqual([
    ['cells 1 label', 'safe'],
    ['cells 1 count', 2],
    ['cells 2 label', 'safe'],
    ['cells 2 count', 3],
  ])
})

test('changes that were written down as such are told as such, two of one label too', () => {
  const changes = [
    { code: 'spam', name: 'Spam', kind: 'renamed', before: 'Spam', after: 'Spam & Scams' },
    { code: 'spam', name: 'Spam', kind: 'redefined', before: 'Unwanted', after: 'Unwanted and false' },
    { code: 'privacy', name: 'Privacy', kind: 'added', before: '', after: 'Privacy' },
  ]
  expect(accountOf({ version: 2 }, { changes })).toEqual([
    { path: ['version'], before: 2 },
    { path: [{ name: 'Spam' }, 'renamed'], before: 'Spam', after: 'Spam & Scams' },
    { path: [{ name: 'Spam' }, 'redefined'], before: 'Unwanted', after: 'Unwanted and false' },
    { path: [{ name: 'Privacy' }, 'added'], after: 'Privacy' },
  ])
})
