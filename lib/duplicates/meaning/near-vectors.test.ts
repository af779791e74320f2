import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearVectors, normalise, type Vectors } from './near-vectors'

const dimensions = 12

function vectorsOf(rows: number[][]): Vectors {
  const vectors = { values: Float32Array.from(rows.flat()), dimensions, count: rows.length }
  normalise(vectors)
  return vectors
}

/** Every pair by its definition, and the groups that they make. */
function againstAll({ values, count }: Vectors, threshold: number) {
  const root = Array.from({ length: count }, (_, at) => at)
  const rootOf = (at: number): number => (root[at] === at ? at : rootOf(root[at] ?? at))
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++) {
      let sum = 0
      for (let place = 0; place < dimensions; place++)
        sum += (values[one * dimensions + place] ?? 0) * (values[other * dimensions + place] ?? 0)
      // What is this near to the threshold may fall on either side by rounding.
      if (Math.abs(sum - threshold) < 1e-3) return null
      if (sum >= threshold) root[Math.max(rootOf(one), rootOf(other))] = Math.min(rootOf(one), rootOf(other))
    }
  return root.map((_, at) => rootOf(at))
}

const number = fc.integer({ min: -4, max: 4 })
const rows = fc.array(fc.array(number, { minLength: dimensions, maxLength: dimensions }), {
  minLength: 2,
  maxLength: 40,
})

test('the groups are those of a comparison of all with all, with one share of the work and with three', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(0.5, 0.7, 0.9), (given, threshold) => {
      const vectors = vectorsOf(given)
      const wanted = againstAll(vectors, threshold)
      if (!wanted) return
      for (const shares of [1, 3]) {
        const root = given.map((_, at) => at)
        const rootOf = (at: number): number => (root[at] === at ? at : rootOf(root[at] ?? at))
        for (let share = 0; share < shares; share++) {
          const { first, second, cosine } = nearVectors(vectors, threshold, share, shares)
          first.forEach((one, at) => {
            expect(cosine[at]).toBeGreaterThanOrEqual(Math.fround(threshold) - 1e-4)
            const [here, there] = [rootOf(one), rootOf(second[at] ?? 0)]
            root[Math.max(here, there)] = Math.min(here, there)
          })
        }
        expect(root.map((_, at) => rootOf(at))).toEqual(wanted)
      }
    }),
    { numRuns: 60 },
  )
})
