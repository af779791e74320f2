import { beforeAll, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { countSamples } from './count-samples'
import { countSamplesInput, type Order, listSamplesInput, orders, type SampleFilter } from './filter/schema'
import { fillSamples } from './filled-samples-data'
import { getSample } from './get-sample'
import { listSamples } from './list-samples'
import { outlineSamples } from './outline-samples'

let ctx: Ctx
let datasetId: string
const size = 100_000

beforeAll(async () => {
  ;({ ctx, datasetId } = await newProject())
  await fillSamples(ctx, datasetId, size)
}, 120_000)

const page = (input: object) => listSamples(ctx, listSamplesInput.parse({ dataset: datasetId, ...input }))

/** All ids that match, straight from the rows. */
async function truth(where: string, order: Order) {
  const sorting = { newest: 'id DESC', oldest: 'id', longest: 'characters DESC, id DESC', shortest: 'characters, id' }[
    order
  ]
  const { pool } = await import('../db')
  const { rows } = await pool.query(
    `SELECT id FROM "Sample" WHERE "datasetId" = '${datasetId}' AND ${where} ORDER BY ${sorting}`,
  )
  return rows.map(({ id }) => id as string)
}

async function walk(filter: SampleFilter, order: Order, take: number, pages = 1_000) {
  const ids: string[] = []
  let after: string | undefined
  for (let turn = 0; turn < pages; turn++) {
    const { samples, next } = await page({ ...filter, order, take, ...(after && { after }) })
    ids.push(...samples.map(({ id }) => id))
    if (!next) break
    after = next
  }
  return ids
}

test.each(orders)('pages from one end to the other hold every sample once, %s first', async (order) => {
  const rare = await truth(`labels = '{privacy}' AND state = 'flagged'`, order)
  expect(await walk({ labels: ['privacy'], state: ['flagged'] }, order, 97)).toEqual(rare)
  expect(await walk({}, order, 200, 3)).toEqual((await truth('TRUE', order)).slice(0, 600))
})

test.each<[string, SampleFilter, string]>([
  ['several labels', { labels: ['privacy', 'self-harm'] }, `labels && '{privacy,self-harm}'`],
  ['no label', { labels: [''] }, `labels = '{}'`],
  [
    'no label or one',
    { labels: ['', 'privacy'], state: ['new'] },
    `(labels = '{}' OR labels && '{privacy}') AND state = 'new'`,
  ],
  ['polarity', { polarity: ['unsafe'], reviewed: true }, `polarity = 'unsafe' AND reviewed`],
  ['length', { minCharacters: 500, maxCharacters: 510 }, 'characters BETWEEN 500 AND 510'],
  ['language', { language: ['de'], labels: ['privacy'] }, `language = 'de' AND labels = '{privacy}'`],
  [
    'no response, simulated',
    { hasResponse: false, simulated: true, labels: ['privacy'] },
    `response IS NULL AND simulated AND labels = '{privacy}'`,
  ],
  ['a rare word', { text: 'needle97' }, `prompt LIKE '%needle97 %'`],
  [
    'a rare word and a label',
    { text: 'needle97', labels: ['safe'] },
    `prompt LIKE '%needle97 %' AND labels = '{safe}'`,
  ],
])('filtered by %s, nothing is missing and nothing is too much', async (_, filter, where) => {
  const expected = await truth(where, 'newest')
  expect(expected.length).toBeGreaterThan(0)
  expect(await walk(filter, 'newest', 500)).toEqual(expected)
})

test('a search finds words in any case, words in a row, beginnings, and leaves out what it must', async () => {
  const count = async (text: string) => (await countSamples(ctx, { dataset: datasetId, text })).total
  const all = await count('needle97')
  expect(await count('NEEDLE97')).toBe(all)
  expect(await count('"verify needle97"')).toBe(all)
  expect(await count('"needle97 verify"')).toBe(0)
  expect(await count('needle97 -account')).toBe(0)
  expect(await count('needle97 account')).toBe(all)
  expect(await count('needle9* needle97')).toBe(all)
  const { samples } = await page({ text: 'needle97', take: 5 })
  expect(samples.every(({ excerpt }) => excerpt.includes('needle97'))).toBe(true)
})

test('a common word is found in order as well', async () => {
  const { samples, next } = await page({ text: 'verify', take: 100 })
  expect(samples.map(({ id }) => id)).toEqual((await truth('TRUE', 'newest')).slice(0, 100))
  const second = await page({ text: 'verify', take: 100, after: next })
  expect(second.samples.map(({ id }) => id)).toEqual((await truth('TRUE', 'newest')).slice(100, 200))
})

test.each([
  "'",
  '"',
  ':*',
  '!',
  '& |',
  '(((',
  ')',
  '<->',
  '\\',
  '%_',
  '-',
  '--x',
  '* *',
  '\u0000',
  '😀',
  'a:b:c',
  '\ud800',
  ' '.repeat(400),
  'x'.repeat(400),
  '\'; DROP TABLE "Sample"; --',
])('a search for %j is no error', async (text) => {
  await expect(page({ text, take: 1 })).resolves.toBeDefined()
  await expect(countSamples(ctx, countSamplesInput.parse({ dataset: datasetId, text }))).resolves.toBeDefined()
})

test('rows that come while one reads shift nothing', async () => {
  const { ctx, datasetId: dataset } = await newProject()
  await fillSamples(ctx, dataset, 2_000)
  const seen: string[] = []
  const before = (
    await db.sample.findMany({ where: { datasetId: dataset }, orderBy: { id: 'desc' }, select: { id: true } })
  ).map(({ id }) => id)
  let after: string | undefined
  for (;;) {
    const { samples, next } = await listSamples(
      ctx,
      listSamplesInput.parse({ dataset, take: 130, ...(after && { after }) }),
    )
    seen.push(...samples.map(({ id }) => id))
    await fillSamples(ctx, dataset, 50)
    if (!next) break
    after = next
  }
  expect(seen).toEqual(before)
})

test('one can go back the way one came', async () => {
  const first = await page({ take: 50 })
  const second = await page({ take: 50, after: first.next })
  const back = await page({ take: 50, before: second.previous })
  expect(back.samples.map(({ id }) => id)).toEqual(first.samples.map(({ id }) => id))
  expect(back.previous).toBeNull()
})

test('the windows of an outline hold every row once', async () => {
  const outline = await outlineSamples(ctx, { dataset: datasetId, labels: ['privacy'], order: 'longest', every: 200 })
  const ids: string[] = []
  const starts = [undefined, ...(outline.starts ?? [])]
  for (const [at, after] of starts.entries()) {
    const until = starts[at + 1]
    const { samples } = await page({
      labels: ['privacy'],
      order: 'longest',
      take: 500,
      ...(after && { after }),
      ...(until && { until }),
    })
    ids.push(...samples.map(({ id }) => id))
  }
  expect(ids).toEqual(await truth(`labels = '{privacy}'`, 'longest'))
  expect(outline.total).toBe(ids.length)
})

test('a project sees its own samples only, and anyone in it may read them', async () => {
  const other = await newProject()
  await expect(listSamples(other.ctx, listSamplesInput.parse({ dataset: datasetId }))).rejects.toMatchObject({
    code: 'not_found',
  })
  const [first] = (await page({ take: 1 })).samples
  await expect(getSample(other.ctx, { sampleId: first?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' })
  const viewer = await makeMember(ctx.projectId, 'viewer')
  expect(
    (await listSamples(ctxOf(ctx.projectId, 'viewer', viewer), listSamplesInput.parse({ dataset: datasetId, take: 1 })))
      .samples,
  ).toHaveLength(1)
  const strange = await listSamples(other.ctx, listSamplesInput.parse({ ids: [first?.id] }))
  expect(strange.samples).toEqual([])
})
