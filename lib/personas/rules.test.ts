import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byFacet, drawPersonas, hasTags, marked, searchQuery, tagWords } from './rules'
import { group, tag } from './schema'

const ids = (count: number) => Array.from({ length: count }, (_, at) => `persona-${at}`)
const pools = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 60 })
const counts = fc.integer({ min: 0, max: 70 })
const seeds = fc.integer()

describe('drawing', () => {
  test('nobody is drawn twice, and nobody who was drawn before', () => {
    fc.assert(
      fc.property(pools, counts, seeds, fc.array(fc.nat(59)), (pool, count, seed, before) => {
        const already = before.flatMap((at) => pool[at] ?? [])
        const { drawn, ranOut, left } = drawPersonas(pool, count, seed, already)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.filter((id) => already.includes(id) || !pool.includes(id))).toEqual([])
        const open = pool.length - new Set(already).size
        expect(drawn.length).toBe(Math.min(count, open))
        expect([ranOut, left]).toEqual([open < count, open - drawn.length])
      }),
    )
  })

  test('drawing some and then more is drawing them all, in one order, whatever order they came in', () => {
    fc.assert(
      fc.property(pools, counts, counts, seeds, fc.boolean(), (pool, first, second, seed, spread) => {
        const groupOf = spread ? (id: string) => String(id.length) : undefined
        const once = drawPersonas(pool, first + second, seed, [], groupOf).drawn
        const some = drawPersonas(pool.toReversed(), first, seed, [], groupOf).drawn
        expect([...some, ...drawPersonas(pool, second, seed, some, groupOf).drawn]).toEqual(once)
      }),
    )
  })

  test('spread over groups, none is two ahead of another that still has somebody', () => {
    fc.assert(
      fc.property(pools, counts, seeds, (pool, count, seed) => {
        const groupOf = (id: string) => String(id.length)
        const { drawn } = drawPersonas(pool, count, seed, [], groupOf)
        const inGroup = (members: string[], name: string) => members.filter((id) => groupOf(id) === name).length
        const taken = [...new Set(pool.map(groupOf))].map((name) => ({
          taken: inGroup(drawn, name),
          of: inGroup(pool, name),
        }))
        const most = Math.max(0, ...taken.map(({ taken }) => taken))
        expect(taken.filter((group) => group.taken < group.of && group.taken < most - 1)).toEqual([])
      }),
    )
  })

  test('another seed is another order, and one who joins later moves nobody', () => {
    expect(drawPersonas(ids(50), 50, 1).drawn).not.toEqual(drawPersonas(ids(50), 50, 2).drawn)
    const more = drawPersonas([...ids(50), 'late'], 51, 1).drawn
    expect(more.filter((id) => id !== 'late')).toEqual(drawPersonas(ids(50), 50, 1).drawn)
  })

  test('every persona comes first about as often', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => drawPersonas(ids(10), 1, seed).drawn[0])
    for (const id of ids(10)) expect(firsts.filter((first) => first === id).length).toBeGreaterThan(140)
  })
})

test('tags of one facet are alternatives, facets are conditions', () => {
  expect(byFacet(['age:25-34', 'work:care', 'age:35-49', 'night'])).toEqual([
    ['age:25-34', 'age:35-49'],
    ['work:care'],
    ['night'],
  ])
  expect(hasTags(['age:35-49', 'work:care'], ['age:25-34', 'age:35-49', 'work:care'])).toBe(true)
  expect(hasTags(['age:35-49'], ['age:35-49', 'work:care'])).toBe(false)
  expect(tagWords('region:middle-east-and-north-africa')).toBe('Middle East and North Africa')
  expect(tagWords('age:25-34')).toBe('25-34')
})

test('a search is words that begin words, and nothing that Postgres would take for an operator', () => {
  expect(searchQuery('Night nurs')).toBe('night:* & nurs:*')
  expect(searchQuery('  !&|():* ')).toBeNull()
  fc.assert(
    fc.property(fc.string(), (search) => {
      expect(searchQuery(search) ?? '').toMatch(/^([\p{L}\p{M}\p{N}]+:\*( & )?)*$/u)
    }),
  )
})

test('a mark covers the beginnings of words only, and no letter is lost', () => {
  expect(marked('A nurse and a night nurse', 'nur')).toEqual([
    { text: 'A ', hit: false },
    { text: 'nur', hit: true },
    { text: 'se and a night ', hit: false },
    { text: 'nur', hit: true },
    { text: 'se', hit: false },
  ])
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, search) => {
      expect(
        marked(text, search)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('tags and groups are words: no commas, no control characters, no name that means none', () => {
  expect(tag.parse('  Mood:Calm ')).toBe('mood:calm')
  for (const bad of ['', 'a,b', 'a\nb', '\ud800', 'x'.repeat(61)]) expect(tag.safeParse(bad).success).toBe(false)
  expect(group.safeParse('-').success).toBe(false)
})
