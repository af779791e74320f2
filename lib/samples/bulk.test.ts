import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { createDataset } from '../projects/create-dataset'
import { startWorker } from '../worker'
import type { BulkAct } from './bulk/schema'
import { bulkSamples } from './bulk-samples'
import { fillSamples } from './filled-samples-data'
import { labelSample } from './label-sample'
import type { SampleFilter } from './filter/schema'
import { undoBulk } from './undo-bulk'

const size = 6_000

async function filled() {
  const { ctx, datasetId } = await newProject()
  const { id: userId } = await makeMember(ctx.projectId, 'owner', 'Ines')
  const owner = ctxOf(ctx.projectId, 'owner', { id: userId, name: 'Ines' })
  await fillSamples(owner, datasetId, size)
  return { ctx: owner, datasetId }
}

/** All that an undo must put back. Revisions and times move on. */
const picture = (datasetId: string) =>
  db.$queryRaw`SELECT id, labels, polarity::text, state::text, "labelSource"::text, reviewed, prompt, response, meta, "contentHash" FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid ORDER BY id`

async function ended(runId: string) {
  const worker = await startWorker()
  try {
    for (;;) {
      const run = await db.run.findUniqueOrThrow({
        where: { id: runId },
        select: { status: true, result: true, reason: true },
      })
      if (run.status !== 'running') return run
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await worker.stop()
  }
}

const start = (ctx: Ctx, dataset: string, act: BulkAct, filter: SampleFilter = {}) =>
  bulkSamples(ctx, { dataset, filter, act })

test.each<[string, BulkAct]>([
  ['relabelling', { kind: 'label', labels: ['privacy'] }],
  ['accepting', { kind: 'accept' }],
  ['rejecting', { kind: 'reject' }],
  ['flagging', { kind: 'flag' }],
  ['replacing a label', { kind: 'replace', from: 'safe', to: 'spam-scams' }],
  ['deleting', { kind: 'delete' }],
])(
  '%s all that match is undone to the byte',
  async (_, act) => {
    const { ctx, datasetId } = await filled()
    const before = await picture(datasetId)
    const run = await start(ctx, datasetId, act, { state: ['new', 'flagged'] })
    const done = await ended(run.id)
    expect(done.status).toBe('done')
    expect(await picture(datasetId)).not.toEqual(before)
    const { result } = await ended((await undoBulk(ctx, { runId: run.id })).id)
    expect(await picture(datasetId)).toEqual(before)
    expect(result).toMatchObject({ decided: 0, changed: (done.result as { changed: number }).changed })
    await expect(undoBulk(ctx, { runId: run.id })).rejects.toMatchObject({ code: 'conflict' })
  },
  60_000,
)

test('all of a group of copies are deleted, though their group gets another id once the first are gone', async () => {
  const { ctx, datasetId } = await filled()
  const found = await db.sample.findMany({ where: { datasetId }, take: 2_100, orderBy: { id: 'asc' } })
  const groupId = found[0]?.id ?? ''
  await db.duplicateGroup.create({ data: { id: groupId, projectId: ctx.projectId, datasetId, size: found.length } })
  await db.duplicateMember.createMany({
    data: found.map(({ id }) => ({ sampleId: id, groupId, datasetId, similarity: 1, labels: [] })),
  })
  const run = await start(ctx, datasetId, { kind: 'delete' }, { copies: groupId })
  await db.duplicateMember.updateMany({ where: { groupId }, data: { groupId: found[1]?.id ?? '' } })
  expect((await ended(run.id)).result).toMatchObject({ changed: 2_100, noLonger: 0 })
  expect(await db.sample.count({ where: { datasetId } })).toBe(size - 2_100)
}, 60_000)

test('counts of a bulk act add up, and its history names it', async () => {
  const { ctx, datasetId } = await filled()
  const run = await start(ctx, datasetId, { kind: 'accept' })
  const { result } = await ended(run.id)
  const [unlabelled, total] = [await db.sample.count({ where: { datasetId, labels: { isEmpty: true } } }), run.total]
  const counts = result as Record<'changed' | 'decided' | 'already' | 'refused' | 'noLonger', number>
  expect(total).toBe(size)
  expect(counts.refused).toBe(unlabelled)
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(size)
  expect(await db.decision.count({ where: { runId: run.id, act: 'accept', userId: ctx.actor.id } })).toBe(
    counts.changed,
  )
}, 60_000)

test('what a person decided meanwhile stays theirs, in the act and in its undo', async () => {
  const { ctx, datasetId } = await filled()
  const reviewer = ctxOf(ctx.projectId, 'reviewer', await makeMember(ctx.projectId, 'reviewer'))
  const [one, other] = await db.sample.findMany({ where: { datasetId, labels: { has: 'safe' } }, take: 2 })
  if (!one || !other) throw new Error('no samples')
  const run = await start(ctx, datasetId, { kind: 'reject' })
  await labelSample(reviewer, { sampleId: one.id, revision: one.revision, act: 'label', labels: ['privacy'] })
  expect((await ended(run.id)).result).toMatchObject({ decided: 1, noLonger: 0 })
  expect(await db.sample.findUniqueOrThrow({ where: { id: one.id } })).toMatchObject({
    labels: ['privacy'],
    state: 'accepted',
  })

  await labelSample(reviewer, {
    sampleId: other.id,
    revision: other.revision + 1,
    act: 'label',
    labels: ['spam-scams'],
  })
  expect((await ended((await undoBulk(ctx, { runId: run.id })).id)).result).toMatchObject({ decided: 1 })
  expect(await db.sample.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({
    labels: ['spam-scams'],
    state: 'accepted',
  })
}, 60_000)

test('samples move to a dataset of the same policy and back; a text that is there already stays', async () => {
  const { ctx, datasetId } = await filled()
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const { id: there } = await createDataset(ctx, { name: 'Second', target: 'prompt', policyVersionId })
  const before = await picture(datasetId)
  const [twin] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "Sample" SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'datasetId', ${there}::text))).* FROM "Sample" s
    WHERE "datasetId" = ${datasetId}::uuid AND labels = '{privacy}' LIMIT 1 RETURNING id`
  const run = await start(ctx, datasetId, { kind: 'move', toDataset: there }, { labels: ['privacy'] })
  const { result } = await ended(run.id)
  expect(result).toMatchObject({ already: 1, changed: run.total - 1 })
  expect(await db.sample.count({ where: { datasetId: there } })).toBe(run.total)
  await ended((await undoBulk(ctx, { runId: run.id })).id)
  expect(await picture(datasetId)).toEqual(before)
  expect((await db.sample.findMany({ where: { datasetId: there } })).map(({ id }) => id)).toEqual([twin?.id])
}, 60_000)

test('a viewer may not, a reviewer only what they picked, a curator all that match', async () => {
  const { ctx, datasetId } = await filled()
  const as = async (role: 'viewer' | 'reviewer' | 'curator') =>
    ctxOf(ctx.projectId, role, await makeMember(ctx.projectId, role))
  const ids = (await db.sample.findMany({ where: { datasetId }, take: 3 })).map(({ id }) => id)
  await expect(start(await as('viewer'), datasetId, { kind: 'flag' }, { ids })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const reviewer = await as('reviewer')
  await expect(start(reviewer, datasetId, { kind: 'flag' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(start(reviewer, datasetId, { kind: 'delete' }, { ids })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await start(reviewer, datasetId, { kind: 'flag' }, { ids })).toMatchObject({ total: 3 })
  expect(await start(await as('curator'), datasetId, { kind: 'flag' }, { labels: ['privacy'] })).toMatchObject({
    title: expect.stringContaining('Flag'),
  })
  const other = await newProject()
  await expect(start(other.ctx, datasetId, { kind: 'flag' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(start(other.ctx, other.datasetId, { kind: 'flag' }, { ids })).rejects.toMatchObject({ code: 'conflict' })
})

test('a label that the policy lacks, and a dataset that is not there, are refused before anything begins', async () => {
  const { ctx, datasetId } = await filled()
  const other = await newProject()
  await expect(start(ctx, datasetId, { kind: 'label', labels: ['S1'] })).rejects.toMatchObject({ code: 'invalid' })
  await expect(start(ctx, datasetId, { kind: 'move', toDataset: other.datasetId })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await db.run.count({ where: { projectId: ctx.projectId } })).toBe(0)
})
