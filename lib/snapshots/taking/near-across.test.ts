import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openComparison } from '../../duplicates/engine/compare'
import { openTexts } from '../../duplicates/engine/texts'
import { nearAcross } from './near-across'

const threshold = 0.7
const { signal } = new AbortController()
const isHeld = (at: number) => at % 3 === 0

const textsOf = (list: readonly string[]) => {
  const texts = openTexts({ texts: list.length, bytes: 1024 })
  for (const text of list) texts.add(text)
  return texts.close()
}

/** Every pair across, compared. */
function byForce(list: readonly string[]) {
  const similarityOf = openComparison(textsOf(list))
  const near = new Set<number>()
  for (let at = 0; at < list.length; at++)
    for (let other = 0; other < list.length; other++)
      if (isHeld(other) && !isHeld(at) && similarityOf(at, other) >= threshold) near.add(other)
  return near
}

const word = fc.constantFrom('ship', 'bread', 'größe', 'lantern', 'a', 'of the', '東京', 'quiet', 'number', '7')
const rare = fc.integer({ min: 0, max: 99_999 }).map((n) => `x${n}`)
/** Some words, and the same with a few of them changed: pairs on either side of the threshold. */
const family = fc
  .tuple(fc.array(word, { minLength: 0, maxLength: 60 }), fc.array(fc.tuple(fc.nat(59), rare), { maxLength: 8 }))
  .map(([words, edits]) => {
    const edited: string[] = [...words]
    for (const [at, other] of edits) if (at < edited.length) edited[at] = other
    return [words.join(' '), edited.join(' ')]
  })

test('whatever the texts, the near ones across are those that comparing every pair finds', async () => {
  let [some, pairs] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(family, { minLength: 2, maxLength: 20 }), async (families) => {
      const list = families.flat()
      const expected = byForce(list)
      const { near, capped, compared } = await nearAcross(textsOf(list), isHeld, { threshold, signal })
      expect([near, capped]).toEqual([expected, 0])
      some += near.size
      pairs += compared
    }),
    { numRuns: 150 },
  )
  expect(some).toBeGreaterThan(100)
  expect(pairs).toBeGreaterThan(some)
})

test('texts of one template that are not near cost hardly a comparison', async () => {
  const marks = (at: number) =>
    Array.from({ length: 12 }, (_, n) => ((at * 7919 + n * 104729) % 99991).toString(36)).join('')
  const list = Array.from(
    { length: 450 },
    (_, at) => `Write about ${marks(at)}${' in plain words and some more'.repeat(6)}`,
  )
  const { near, compared } = await nearAcross(textsOf(list), isHeld, { threshold, signal })
  expect(near).toEqual(byForce(list))
  expect(compared).toBeLessThan(list.length)
})
