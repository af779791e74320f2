import { describe, expect, test } from 'vitest'
import { nextPage } from './next-page'

const url = new URL('http://studio/api/v1/runs?status=done&take=2&before=zz')
const ids = [{ id: 'b' }, { id: 'a' }]

describe('a list says where it goes on', () => {
  test('after its last row, with the same filter', () => {
    expect(nextPage(url, ['status', 'before', 'take'], { take: 2 }, ids)).toBe(
      '</api/v1/runs?status=done&take=2&before=a>; rel="next"',
    )
  })
  test('unless fewer came than were asked for', () => {
    expect(nextPage(url, ['before', 'take'], { take: 3 }, ids)).toBeNull()
    expect(nextPage(url, ['before', 'take'], { take: 2 }, [])).toBeNull()
  })
  test('by its own word where it has one', () => {
    expect(nextPage(url, ['before', 'after', 'take'], { take: 2 }, { samples: [], next: 'c.1' })).toContain('after=c.1')
    expect(nextPage(url, ['before', 'after', 'take'], { take: 2 }, { personas: [], older: 'p' })).toContain('before=p')
    expect(nextPage(url, ['before', 'take'], { take: 2 }, { rows: [], next: 7 })).toContain('before=7')
    expect(nextPage(url, ['after', 'take'], { take: 2 }, { rows: [], next: null })).toBeNull()
  })
  test('by the place of the row where rows are numbered', () => {
    expect(nextPage(url, ['after', 'take'], { take: 1 }, [{ id: 'x', position: 4 }])).toContain('after=4')
  })
  test('by ranks, where rows have them', () => {
    const doubts = [{ rank: 3 }, { rank: 7 }]
    expect(nextPage(url, ['from', 'take'], { take: 2 }, { doubts })).toBe(
      '</api/v1/runs?status=done&take=2&from=8>; rel="next"',
    )
    expect(nextPage(url, ['from', 'take'], { take: 3 }, { doubts })).toBeNull()
  })
  test('after so many, where they are counted', () => {
    const errors = [{ sampleId: 'a' }, { sampleId: 'b' }]
    expect(nextPage(url, ['skip', 'take'], { take: 2, skip: 4 }, { errors, total: 9 })).toContain('skip=6')
    expect(nextPage(url, ['skip', 'take'], { take: 2, skip: 4 }, { errors, total: 6 })).toBeNull()
    expect(nextPage(url, ['skip', 'take'], { take: 2, skip: 9 }, { errors: [], total: 6 })).toBeNull()
  })
  test('and what is no list says nothing', () => {
    expect(nextPage(url, ['runId'], {}, { id: 'a', next: 'b' })).toBeNull()
    expect(nextPage(url, ['take'], { take: 5 }, null)).toBeNull()
  })
})
