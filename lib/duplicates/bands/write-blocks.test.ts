import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db, pool } from '../../db'
import { addSamples } from '../../samples/add-samples'
import { indexBands } from '../engine/bands'
import { findCopies } from '../find-copies'
import { plantedTexts } from '../planted/planted-texts'
import { bandBase, bitsWithin, blockAtMost } from './rules'
import { writeBlocks } from './write-blocks'

const many = 600
const textAt = plantedTexts(many)
/** More of one text than a block holds, apart by what cannot be seen, and others. */
const repeated = blockAtMost + 40
const prompts = Array.from({ length: many }, (_, at) =>
  at < repeated ? `${textAt(0).text}${'\u200b'.repeat(at)}` : `${textAt(at).text} ${at}`,
)
type Place = Awaited<ReturnType<typeof newProject>>

/** A dataset that has been asked about, to which many samples came at once since. */
async function withMany() {
  const place = await newProject()
  await ask(place, 'Is anything here?')
  return { ...place, ids: (await addAll(place)).ids }
}
const addAll = ({ ctx, datasetId }: Place) =>
  addSamples(ctx, { datasetId, samples: prompts.map((prompt) => ({ prompt, labels: [] })), labelSource: 'import' })
const ask = async ({ ctx, datasetId }: Place, prompt: string) =>
  (await findCopies(ctx, { datasetId, texts: [{ prompt }] }))[0]?.sampleId ?? null

const waiting = ({ datasetId }: Place) => db.duplicateBacklog.count({ where: { datasetId, indexed: false } })
async function written({ datasetId }: Place) {
  const base = bandBase(datasetId)
  const within = { gte: base, lt: base + (1n << 40n) }
  const blocks = await db.duplicateBandBlock.findMany({
    where: { bucket: { gte: within.gte >> BigInt(bitsWithin), lt: within.lt >> BigInt(bitsWithin) } },
  })
  const entries = blocks.flatMap(({ bucket, keys, samples }) => samples.map((id, at) => `${bucket} ${keys[at]} ${id}`))
  return { entries, single: await db.duplicateBand.count({ where: { key: within } }), blocks }
}

test('what came many at a time stands in blocks, each sample once in each band, and each is found by its text', async () => {
  const place = await withMany()
  await writeBlocks({}, place.datasetId, many)
  const { entries, single, blocks } = await written(place)
  expect([entries.length, new Set(entries).size, single]).toEqual([many * indexBands.bands, entries.length, 0])
  expect(Math.max(...blocks.map(({ samples }) => samples.length))).toBe(blockAtMost)
  expect(await waiting(place)).toBe(0)
  for (const at of [0, repeated, repeated + 100, many - 1]) {
    const found = place.ids.indexOf((await ask(place, ` ${prompts[at]?.toUpperCase()}`)) ?? '')
    expect(at < repeated ? found >= 0 && found < repeated : found === at).toBe(true)
  }
  const [later = ''] = (
    await addSamples(place.ctx, {
      datasetId: place.datasetId,
      samples: [{ prompt: 'The tide turns at noon, and the ferry leaves.', labels: [] }],
      labelSource: 'import',
    })
  ).ids
  expect(await ask(place, 'The tide turns at noon, and the ferry leaves!'), 'and so is what comes one by one').toBe(
    later,
  )
})

test('of two that write at once, one waits and then finds it done', async () => {
  const place = await withMany()
  await Promise.all([1, 2, 3].map(() => writeBlocks({}, place.datasetId, many)))
  expect((await written(place)).entries.length).toBe(many * indexBands.bands)
})

test('of what ends halfway nothing stands, and all of it waits still', async () => {
  const place = await withMany()
  const before = await waiting(place)
  const inTheWay = await pool.connect()
  try {
    await inTheWay.query('BEGIN')
    // What was written cannot be crossed off the list.
    await inTheWay.query('SELECT 1 FROM "DuplicateBacklog" WHERE "datasetId" = $1 FOR UPDATE', [place.datasetId])
    const writing = writeBlocks({}, place.datasetId, many)
    const ended = expect(writing).rejects.toThrow('terminating connection')
    await expect.poll(endWhoWaits).toBe(1)
    await ended
  } finally {
    inTheWay.release(true)
  }
  expect([(await written(place)).entries.length, await waiting(place)]).toEqual([0, before])
  await writeBlocks({}, place.datasetId, many)
  expect((await written(place)).entries.length).toBe(many * indexBands.bands)
})

const endWhoWaits = async () =>
  (
    await pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%DuplicateBacklog%'`,
    )
  ).rowCount

test('what is added while others are written waits, and is found', async () => {
  const place = await withMany()
  const { ctx, datasetId } = place
  const prompt = 'How deep is the harbour at low tide, and may a sailing boat anchor there over night?'
  const writing = writeBlocks({}, datasetId, many)
  await addSamples(ctx, { datasetId, samples: [{ prompt, labels: [] }], labelSource: 'import' })
  await writing
  expect(await ask(place, prompt)).not.toBeNull()
  expect(await ask(place, prompts[many - 1] ?? '')).not.toBeNull()
})

test('a few are left to be written each by itself', async () => {
  const place = await withMany()
  await writeBlocks({}, place.datasetId, many + 1)
  expect((await written(place)).entries).toEqual([])
  expect(await ask(place, prompts[0] ?? '')).not.toBeNull()
  expect((await written(place)).single).toBe(many * indexBands.bands)
})
