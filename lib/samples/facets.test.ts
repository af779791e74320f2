import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { countSamples } from './count-samples'
import { facetsOf } from './facets/rules'
import type { Combination } from './facets/schema'
import { countSamplesInput, type SampleFilter } from './filter/schema'
import { fillSamples } from './filled-samples-data'
import { polarities, sampleStates } from './schema'

const rowsNow = (datasetId: string) => db.$queryRaw<Combination[]>`
  SELECT labels, polarity::text, "labelSource"::text, state::text, "sourceId", judged, reviewed, count(*)::int AS count FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid GROUP BY 1, 2, 3, 4, 5, 6, 7`

const changes = fc.array(
  fc.record({
    act: fc.constantFrom('state', 'polarity', 'labels', 'judged', 'reviewed', 'delete', 'add'),
    every: fc.integer({ min: 2, max: 9 }),
    state: fc.constantFrom(...sampleStates),
    polarity: fc.constantFrom(...polarities),
    labels: fc.subarray(['safe', 'privacy', 'spam-scams', 'self-harm']),
    flag: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
)
const filters: fc.Arbitrary<SampleFilter> = fc.record(
  {
    labels: fc.subarray(['', 'safe', 'privacy', 'spam-scams'], { minLength: 1 }),
    state: fc.subarray([...sampleStates], { minLength: 1 }),
    polarity: fc.subarray([...polarities], { minLength: 1 }),
    judged: fc.boolean(),
    reviewed: fc.boolean(),
  },
  { requiredKeys: [] },
)

test('counts are those of the rows, whatever was changed and whatever is asked', async () => {
  const { ctx, datasetId } = await newProject()
  await fillSamples(ctx, datasetId, 400)
  await fc.assert(
    fc.asyncProperty(changes, filters, async (changes, filter) => {
      for (const { act, every, state, polarity, labels, flag } of changes) {
        const where = { datasetId, characters: { gt: 0 }, NOT: { contentHash: undefined } }
        const ids = (await db.sample.findMany({ where: { datasetId: where.datasetId }, select: { id: true } }))
          .filter((_, at) => at % every === 0)
          .map(({ id }) => id)
        if (act === 'add') await fillSamples(ctx, datasetId, every * 3)
        else if (act === 'delete') await db.sample.deleteMany({ where: { id: { in: ids.slice(0, 20) } } })
        else
          await db.sample.updateMany({
            where: { id: { in: ids } },
            data: {
              ...(act === 'state' && { state }),
              ...(act === 'polarity' && { polarity }),
              ...(act === 'labels' && { labels }),
              ...(act === 'judged' && { judged: flag }),
              ...(act === 'reviewed' && { reviewed: flag }),
            },
          })
      }
      const counted = await countSamples(ctx, countSamplesInput.parse({ ...filter, dataset: datasetId }))
      const true_ = facetsOf(await rowsNow(datasetId), filter)
      const sorted = (facets: object) =>
        JSON.parse(
          JSON.stringify(facets, (_, value) =>
            Array.isArray(value)
              ? [...value].sort((one, other) => String(one.value).localeCompare(String(other.value)))
              : value,
          ),
        )
      expect(
        sorted(Object.fromEntries(Object.keys(true_).map((key) => [key, counted[key as keyof typeof true_]]))),
      ).toEqual(sorted(true_))
      // The same question put to the rows by way of what no counter knows.
      const live = await countSamples(ctx, countSamplesInput.parse({ ...filter, dataset: datasetId, minCharacters: 0 }))
      expect([live.total, live.atLeast]).toEqual([true_.total, false])
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('a second choice of a kind is weighed as if the first were open', () => {
  const row = (labels: string[], state: 'new' | 'accepted', count: number): Combination => ({
    labels,
    polarity: 'safe',
    labelSource: 'import',
    state,
    sourceId: null,
    judged: false,
    reviewed: false,
    count,
  })
  const facets = facetsOf([row(['a'], 'new', 3), row(['b'], 'new', 4), row(['a', 'b'], 'accepted', 5)], {
    labels: ['a'],
  })
  expect(facets.total).toBe(8)
  expect(facets.labels).toEqual([
    { value: 'b', count: 9 },
    { value: 'a', count: 8 },
  ])
  expect(facets.state).toEqual([
    { value: 'accepted', count: 5 },
    { value: 'new', count: 3 },
  ])
})
