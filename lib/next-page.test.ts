import { describe, expect, test } from 'vitest'
import { nextPage } from './next-page'

const url = new URL('http://studio/api/v1/runs?status=done&take=2&before=zz')
const ids = [{ id: 'b' }, { id: 'a' }]

describe('a list says where it goes on', () => {
  test('after its last row, with the same filter', () => {
    expect(nextPage(url, ['status', 'before', 'take'], 2, ids)).toBe(
      '</api/v1/runs?status=done&take=2&before=a>; rel="next"',
    )
  })
  test('unless fewer came than were asked for', () => {
    expect(nextPage(url, ['before', 'take'], 3, ids)).toBeNull()
    expect(nextPage(url, ['before', 'take'], 2, [])).toBeNull()
  })
  test('by its own word where it has one', () => {
    expect(nextPage(url, ['before', 'after', 'take'], 2, { samples: [], next: 'c.1' })).toContain('after=c.1')
    expect(nextPage(url, ['before', 'after', 'take'], 2, { personas: [], older: 'p' })).toContain('before=p')
    expect(nextPage(url, ['before', 'take'], 2, { rows: [], next: 7 })).toContain('before=7')
    expect(nextPage(url, ['after', 'take'], 2, { rows: [], next: null })).toBeNull()
  })
  test('by the place of the row where rows are numbered', () => {
    expect(nextPage(url, ['after', 'take'], 1, [{ id: 'x', position: 4 }])).toContain('after=4')
  })
  test('and what is no list says nothing', () => {
    expect(nextPage(url, ['runId'], undefined, { id: 'a', next: 'b' })).toBeNull()
    expect(nextPage(url, ['take'], 5, null)).toBeNull()
  })
})
