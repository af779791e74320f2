import { expect, test } from 'vitest'
import { contentHash } from '../../content-hash'
import { tagParts } from '../rules'
import { tag, text } from '../schema'
import { starters } from './all'

test('there are 200, each with one or two sentences and a tag of each facet', () => {
  expect(starters).toHaveLength(200)
  expect(new Set(starters.map(({ text }) => contentHash(text))).size).toBe(200)
  for (const starter of starters) {
    expect(text.safeParse(starter.text).success && starter.text.length > 60).toBe(true)
    expect(starter.tags.map((tag) => tagParts(tag).facet)).toEqual([
      'age',
      'work',
      'region',
      'language',
      'mood',
      'style',
    ])
    expect(starter.tags.filter((given) => tag.parse(given) !== given)).toEqual([])
  }
})

test('none is a near copy of another: no two share a third of their words', () => {
  const words = starters.map(({ text }) => new Set(text.toLowerCase().match(/\p{L}+/gu)))
  const near = words.flatMap((one, at) =>
    words.slice(at + 1).flatMap((other, offset) => {
      const shared = [...one].filter((word) => other.has(word)).length
      return shared / (one.size + other.size - shared) > 1 / 3 ? [`${at} ${at + 1 + offset}`] : []
    }),
  )
  expect(near).toEqual([])
})

test('no value of a facet is half or twice as frequent as another; languages are many and none has a fifth', () => {
  const counts = (facet: string) => {
    const given = starters.flatMap(({ tags }) => tags.filter((tag) => tagParts(tag).facet === facet))
    return [...new Set(given)].map((tag) => given.filter((other) => other === tag).length)
  }
  const values = { age: 5, work: 10, region: 10, mood: 8, style: 8 }
  for (const [facet, expected] of Object.entries(values)) {
    const found = counts(facet)
    expect([facet, found.length]).toEqual([facet, expected])
    expect(Math.max(...found)).toBeLessThan(2 * Math.min(...found))
  }
  expect(counts('language').length).toBeGreaterThan(50)
  expect(Math.max(...counts('language'))).toBeLessThan(40)
})
