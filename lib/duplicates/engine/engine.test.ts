import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../content-hash'
import golden from '../../statistics-golden.json'
import { allNearPairs } from '../planted/all-near-pairs'
import { plantedTexts } from '../planted/planted-texts'
import { bandsFor, chanceOf, indexBands } from './bands'
import { openComparison } from './compare'
import { findGroups } from './find-groups'
import { openTexts } from './texts'

const textsOf = (all: readonly string[]) => {
  const texts = openTexts({ texts: all.length, bytes: 100 })
  for (const text of all) texts.add(text)
  return texts.close()
}
/** Groups of at least two, as sorted lists of texts' numbers. */
async function groupsOf(all: readonly string[], threads = 0, threshold = 0.7) {
  const { root } = await findGroups(textsOf(all), { threshold, threads })
  const groups = new Map<number, number[]>()
  for (const [at, to] of root.entries()) groups.set(to, [...(groups.get(to) ?? []), at])
  return [...groups.values()].filter(({ length }) => length > 1)
}

const gramsOf = (text: string) => {
  const plain = normalise(text)
  return new Set(Array.from({ length: Math.max(1, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)))
}
function jaccard(one: string, other: string) {
  const [a, b] = [gramsOf(one), gramsOf(other)]
  const shared = [...a].filter((gram) => b.has(gram)).length
  return shared / (a.size + b.size - shared)
}

const word = fc.constantFrom(
  'ferry',
  'harbour',
  'Gulls',
  'naïve',
  'über',
  'ночь',
  '夜',
  '🙂',
  'in',
  'a',
  'the',
  'seven',
  'nets',
)
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))

test('similarity is that of the sets of 5-grams, whichever text comes first', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const similarityOf = openComparison(textsOf([one, other]))
      expect(similarityOf(0, 1)).toBeCloseTo(jaccard(one, other), 10)
      expect(similarityOf(1, 0)).toBe(similarityOf(0, 1))
    }),
    { seed: 7 },
  )
})

test('similarity matches the golden vectors', () => {
  expect(golden.jaccard).toHaveLength(4)
  for (const { a, b, char5 } of golden.jaccard) expect(openComparison(textsOf([a, b]))(0, 1)).toBeCloseTo(char5, 9)
})

test('what cannot reach the threshold is given up early, and nothing else', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const exact = jaccard(one, other)
      const early = openComparison(textsOf([one, other]), 0.7)(0, 1)
      expect(early === 0 ? exact < 0.7 : Math.abs(early - exact) < 1e-9).toBe(true)
    }),
    { seed: 7 },
  )
})

test('a pair exactly at the threshold is never left early, at any threshold that may be set', () => {
  const letters = Array.from({ length: 2_004 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
  const lost: string[] = []
  for (let hundredth = 70; hundredth <= 95; hundredth++)
    for (let size = 1; size <= 20; size++) {
      const texts = textsOf([letters.slice(0, 100 * size + 4), letters.slice(0, hundredth * size + 4)])
      const similarityOf = openComparison(texts, hundredth / 100)
      if (similarityOf(0, 1) < hundredth / 100 || similarityOf(1, 0) < hundredth / 100)
        lost.push(`${hundredth} of 100, times ${size}`)
    }
  expect(lost).toEqual([])
})

test('groups do not depend on the order of the texts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 30 }),
      fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
      async (all, keys) => {
        const order = all.map((_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
        const turned = await groupsOf(order.map((at) => all[at] ?? ''))
        const back = turned.map((group) => group.map((at) => order[at] ?? 0).sort((a, b) => a - b))
        expect(back.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(await groupsOf(all))
      },
    ),
    { seed: 7, numRuns: 40 },
  )
})

test('texts that are added never split a group', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 20 }), fc.array(text, { maxLength: 10 }), async (all, more) => {
      const before = await groupsOf(all)
      const after = await groupsOf([...all, ...more])
      for (const group of before) expect(after.some((other) => group.every((at) => other.includes(at)))).toBe(true)
    }),
    { seed: 7, numRuns: 40 },
  )
})

test('no texts, empty ones and very long ones do no harm', async () => {
  expect(await groupsOf([])).toEqual([])
  const long = 'the gulls of the harbour '.repeat(4_000)
  expect(await groupsOf(['', ' ', 'a', 'abcd', 'ABCD', long, `${long}!`])).toEqual([
    [0, 1],
    [3, 4],
    [5, 6],
  ])
})

test('a pair at the threshold is a candidate with a chance of 99.9 % or more; the usual choice would miss half', () => {
  for (const threshold of [0.7, 0.75, 0.8, 0.85, 0.9, 0.95])
    expect(chanceOf(threshold, bandsFor(threshold))).toBeGreaterThan(0.999)
  expect(chanceOf(0.7, indexBands)).toBeGreaterThan(0.999)
  const [bands = 0, rows = 0] = golden.lsh_params['thr=0.7,perm=128']
  expect(chanceOf(0.7, { bands, rows })).toBeLessThan(0.5)
})

test('UTF-8 bytes and strings become the same text', () => {
  const edges = fc.array(fc.constantFrom(...' \n\tAZaz@[`{!\u0001\u007f\u001fé'), { maxLength: 13 })
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        edges.map((letters) => letters.join('')),
      ),
      (one) => {
        const open = openTexts({ texts: 2, bytes: 10 })
        open.add(one)
        const given = Buffer.from(`xx${one}`, 'utf8')
        open.addUtf8(given, 2, given.length)
        const { bytes, start, length, wide } = open.close()
        const units = (at: number) =>
          Buffer.from(bytes.subarray(start[at]!, start[at]! + length[at]! * (wide[at] ? 2 : 1))).toString('latin1')
        expect([length[1], wide[1], units(1)]).toEqual([length[0], wide[0], units(0)])
      },
    ),
    { seed: 7, numRuns: 2_000 },
  )
})

describe('on 1,000 texts with planted copies', () => {
  const textAt = plantedTexts(1_000)
  const all = Array.from({ length: 1_000 }, (_, at) => textAt(at).text)

  test.each([0.7, 0.8])(
    'at %f every near pair stands in one group, and every pair that is named is near',
    async (threshold) => {
      const { root, partner, similarity } = await findGroups(textsOf(all), { threshold, threads: 0 })
      const pairs = allNearPairs(all, threshold)
      expect(pairs.length).toBeGreaterThan(150)
      expect(pairs.filter(({ first, second }) => root[first] !== root[second])).toEqual([])
      const likeness = new Map(pairs.map((pair) => [`${pair.first} ${pair.second}`, pair.similarity]))
      partner.forEach((other, at) => {
        if (other === -1) return
        expect(similarity[at]).toBeCloseTo(likeness.get(`${Math.min(at, other)} ${Math.max(at, other)}`) ?? 0, 6)
      })
    },
  )

  test('one thread and two find what none finds', async () => {
    const alone = await groupsOf(all)
    expect(await groupsOf(all, 1)).toEqual(alone)
    expect(await groupsOf(all, 2)).toEqual(alone)
  })

  test('a family that fills one bucket is compared with its first and its neighbours, and that is told', async () => {
    const family = Array.from({ length: 400 }, (_, at) => `${all[0]} and in the end there is number ${at}`)
    const { root, found } = await findGroups(textsOf(family), { threshold: 0.7, threads: 0 })
    expect(new Set(root)).toEqual(new Set([0]))
    expect(found.cappedBuckets).toBeGreaterThan(0)
  })
})
