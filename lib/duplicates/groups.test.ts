import { afterAll, beforeAll, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import type { Ctx } from '../ctx'
import { db, pool } from '../db'
import type { JobBatch } from '../job'
import { addSamples } from '../samples/add-samples'
import { bulkSamples } from '../samples/bulk-samples'
import { countSamples } from '../samples/count-samples'
import { listSamplesInput } from '../samples/filter/schema'
import { labelSample } from '../samples/label-sample'
import { listSamples } from '../samples/list-samples'
import { undoBulk } from '../samples/undo-bulk'
import { startWorker } from '../worker'
import { collapseGroups } from './collapse-groups'
import { decideGroup } from './decide-group'
import { describeDuplicates } from './describe-duplicates'
import { findDuplicates } from './find-duplicates'
import { followChanges } from './follow-changes'
import { getGroup } from './get-group'
import { keepGroup } from './keep-group'
import { listGroups } from './list-groups'
import { listNeighbours } from './list-neighbours'
import { reopenGroup } from './reopen-group'
import { labelsToChange } from './rules'
import { listGroupsInput } from './schema'

const rice = 'How long does brown rice keep in the fridge once it is cooked, and can I freeze it in small portions?'
const bike = 'My bicycle chain slips when I climb in the lowest gear. Is the chain worn or the cassette?'
type Place = { ctx: Ctx; datasetId: string; ids: string[] }

let worker: Awaited<ReturnType<typeof startWorker>>
beforeAll(async () => {
  worker = await startWorker({ graceSeconds: 1 })
})
afterAll(() => worker.stop())

async function ended(runId: string) {
  await expect
    .poll(async () => (await db.run.findUniqueOrThrow({ where: { id: runId } })).status, { timeout: 15_000 })
    .toBe('done')
  return db.run.findUniqueOrThrow({ where: { id: runId } })
}

/** Two copies of rice that agree, and two of bike that do not. */
async function newPlace(): Promise<Place> {
  const { ctx, datasetId } = await newProject()
  const texts = [
    [rice, 'safe'],
    [rice.replace('small', 'tiny'), 'safe'],
    [bike, 'safe'],
    [bike.replace('lowest', 'second'), 'spam-scams'],
    ['How deep is the harbour?', 'safe'],
  ] as const
  const samples = texts.map(([prompt, label]) => ({ prompt, labels: [label] }))
  const { ids } = await addSamples(ctx, { datasetId, samples, labelSource: 'import' })
  await ended((await findDuplicates(ctx, {})).id)
  return { ctx, datasetId, ids }
}
const list = (ctx: Ctx, filter: object = {}) => listGroups(ctx, listGroupsInput.parse(filter))

test('groups are listed by lane, and shown with their labels and who would stay', async () => {
  const { ctx, ids } = await newPlace()
  const { groups, total, next } = await list(ctx)
  expect([total, next, groups.map(({ lane }) => lane).sort()]).toEqual([2, null, ['collapse', 'conflict']])
  expect((await list(ctx, { lane: 'conflict' })).groups).toMatchObject([
    { id: ids[2], size: 2, labelled: [{ count: 1 }, { count: 1 }] },
  ])
  expect((await list(ctx, { exact: 'yes' })).groups).toEqual([])
  const first = await list(ctx, { take: 1 })
  expect((await list(ctx, { take: 1, after: first.next })).groups).toHaveLength(1)
  const view = await getGroup(ctx, { groupId: ids[0] ?? '' })
  expect(view.members.map(({ id, stays, partnerId }) => [id, stays, partnerId])).toEqual([
    [ids[0], true, ids[1]],
    [ids[1], false, ids[0]],
  ])
  expect(await describeDuplicates(ctx, {})).toMatchObject({
    lanes: { conflict: 1, collapse: 1, family: 0 },
    waiting: 0,
    kept: 0,
  })
  const sizes = (await describeDuplicates(ctx, {})).sizes.filter((bin) => bin.groups > 0)
  expect(sizes.map(({ lane, from, until, groups }) => [lane, from, until, groups])).toEqual([
    ['conflict', 2, 2, 1],
    ['collapse', 2, 2, 1],
  ])
  expect([(await list(ctx, { maxSize: 2 })).total, (await list(ctx, { minSize: 3, maxSize: 4 })).total]).toEqual([2, 0])
})

test('a collapse keeps the best, takes the rest out, and is undone as a run', async () => {
  const { ctx, datasetId, ids } = await newPlace()
  await labelSample(ctx, { sampleId: ids[1] ?? '', revision: 1, act: 'accept' })
  const run = await collapseGroups(ctx, { filter: { kept: false } })
  expect((await ended(run.id)).result).toEqual({ changed: 1 })
  const left = await db.sample.findMany({ where: { datasetId }, orderBy: { id: 'asc' }, select: { id: true } })
  expect(left.map(({ id }) => id)).toEqual(ids.slice(1))
  expect((await list(ctx)).groups).toMatchObject([{ lane: 'conflict' }])
  const back = await undoBulk(ctx, { runId: run.id })
  await ended(back.id)
  expect(await db.sample.count({ where: { datasetId } })).toBe(5)
  await followChanges()
  await expect.poll(async () => (await list(ctx, { lane: 'collapse' })).groups.map(({ id }) => id)).toEqual([ids[0]])
})

test('a conflict is resolved by one label for all, each a decision; who was changed meanwhile stops it whole', async () => {
  const { ctx, ids } = await newPlace()
  const [, , c = '', d = ''] = ids
  await expect(
    decideGroup(ctx, {
      groupId: c,
      act: 'label',
      labels: ['spam-scams'],
      members: [
        { sampleId: c, revision: 1 },
        { sampleId: d, revision: 9 },
      ],
    }),
  ).rejects.toThrow('first')
  expect(await db.decision.count({ where: { sampleId: { in: [c, d] } } })).toBe(0)
  await decideGroup(ctx, { groupId: c, act: 'label', labels: ['spam-scams'], members: [{ sampleId: c, revision: 1 }] })
  expect(await db.decision.findMany({ where: { sampleId: c }, select: { act: true, toLabels: true } })).toEqual([
    { act: 'relabel', toLabels: ['spam-scams'] },
  ])
  expect((await list(ctx, { lane: 'conflict' })).total).toBe(0)
  expect((await list(ctx, { lane: 'collapse' })).total).toBe(2)
})

test('the samples of a group are found, counted and relabelled by it, however many, and that is undone as a run', async () => {
  const { ctx, datasetId, ids } = await newPlace()
  const [group] = (await list(ctx, { lane: 'conflict' })).groups
  const copies = group?.id ?? ''
  const found = async (ctx: Ctx) =>
    (await listSamples(ctx, listSamplesInput.parse({ copies, order: 'oldest' }))).samples
  expect((await found(ctx)).map(({ id }) => id)).toEqual(ids.slice(2, 4))
  expect(await countSamples(ctx, { copies })).toMatchObject({ total: 2, labels: [{ count: 1 }, { count: 1 }] })
  const { ctx: other } = await newProject()
  expect(await found(other)).toEqual([])
  const act = { kind: 'label' as const, labels: ['spam-scams'] }
  await expect(bulkSamples({ ...ctx, role: 'reviewer' }, { filter: { copies }, act })).rejects.toMatchObject({
    code: 'forbidden',
  })

  const labels = labelsToChange(group?.labelled ?? [], act.labels)
  const run = await bulkSamples(ctx, { filter: { copies, ...(labels && { labels }) }, act })
  expect((await ended(run.id)).result).toMatchObject({ changed: 1, already: 0 })
  const labelled = async () =>
    (await db.sample.findMany({ where: { datasetId }, orderBy: { id: 'asc' } })).map(({ labels }) => labels.join())
  expect(await labelled()).toEqual(['safe', 'safe', 'spam-scams', 'spam-scams', 'safe'])
  await ended((await undoBulk(ctx, { runId: run.id })).id)
  expect(await labelled()).toEqual(['safe', 'safe', 'safe', 'spam-scams', 'safe'])
})

test('a group that is kept is not shown again, until one of its labels changes', async () => {
  const { ctx, ids } = await newPlace()
  const groupId = ids[2] ?? ''
  const kept = await Promise.allSettled([keepGroup(ctx, { groupId }), keepGroup(ctx, { groupId })])
  expect(kept.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.auditEntry.count({ where: { action: 'duplicate.keep', subjectId: groupId } })).toBe(1)
  expect([(await list(ctx, { lane: 'conflict' })).total, (await list(ctx, { kept: 'yes' })).total]).toEqual([0, 1])
  await ended((await findDuplicates(ctx, {})).id)
  expect((await list(ctx, { kept: 'yes' })).total).toBe(1)
  await labelSample(ctx, { sampleId: ids[3] ?? '', revision: 1, act: 'label', labels: ['privacy'] })
  await followChanges()
  await expect.poll(async () => (await list(ctx, { lane: 'conflict' })).total).toBe(1)
  await keepGroup(ctx, { groupId })
  await reopenGroup(ctx, { groupId })
  expect((await list(ctx, { lane: 'conflict' })).total).toBe(1)
})

test('a group is kept while it is formed anew: who keeps it waits for that, and is not told that somebody else did', async () => {
  const { ctx, datasetId } = await newPlace()
  const [group] = (await list(ctx, { lane: 'conflict' })).groups
  const groupId = group?.id ?? ''
  const forming = async (keep: () => Promise<unknown>) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`duplicates:${datasetId}`])
      const { rows } = await client.query('DELETE FROM "DuplicateGroup" WHERE id = $1 RETURNING *', [groupId])
      const kept = keep().then(
        () => 'kept',
        () => 'refused',
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      await client.query(
        `INSERT INTO "DuplicateGroup" SELECT * FROM jsonb_populate_recordset(NULL::"DuplicateGroup", $1::jsonb)`,
        [JSON.stringify(rows)],
      )
      await client.query('COMMIT')
      return await kept
    } finally {
      client.release()
    }
  }
  // The twin, which does not wait, finds a row that is gone.
  const twin = () => db.duplicateGroup.update({ where: { id: groupId, kept: false }, data: { kept: true } })
  expect(await forming(twin)).toBe('refused')
  expect(await forming(() => keepGroup(ctx, { groupId }))).toBe('kept')
  expect((await list(ctx, { kept: 'yes' })).total).toBe(1)
})

test('a collapse leaves alone who was relabelled since, and whose group was kept', async () => {
  const { ctx, datasetId, ids } = await newPlace()
  const { collapseBatch } = await import('./collapse-batch')
  await db.sample.update({ where: { id: ids[1] ?? '' }, data: { labels: ['privacy'] } })
  const run = {
    id: ids[4] ?? '',
    projectId: ctx.projectId,
    datasetId,
    kind: '',
    plan: { startedAt: new Date().toISOString() },
  }
  const batch: JobBatch = { id: '', position: 0, first: 0, size: 1, attempts: 1, input: { groupIds: [ids[0]] } }
  const signal = new AbortController().signal
  await collapseBatch(ctx, {
    run,
    batch,
    winding: signal,
    signal,
    keep: (write) => db.$transaction((tx) => write({ ...ctx, db: tx, inTransaction: true })),
  })
  expect(await db.sample.count({ where: { datasetId } })).toBe(5)
})

test('neighbours of a sample are those that say nearly the same, nearest first', async () => {
  const { ctx, ids } = await newPlace()
  const found = await listNeighbours(ctx, { sampleId: ids[0] ?? '' })
  expect(found).toMatchObject({ groupId: ids[0], looked: 'all', neighbours: [{ id: ids[1] }] })
  expect((await listNeighbours(ctx, { sampleId: ids[4] ?? '' })).neighbours).toEqual([])
})

test('a viewer may look but not act, and another project sees nothing', async () => {
  const { ctx, ids } = await newPlace()
  const groupId = ids[2] ?? ''
  const viewer = { ...ctx, role: 'viewer' as const }
  expect((await list(viewer)).total).toBe(2)
  const refused = await Promise.allSettled([
    keepGroup(viewer, { groupId }),
    reopenGroup(viewer, { groupId }),
    decideGroup(viewer, { groupId, act: 'flag', members: [{ sampleId: groupId, revision: 1 }] }),
    collapseGroups(viewer, { filter: { kept: false } }),
  ])
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'forbidden' } })
  const { ctx: other } = await newProject()
  const unseen = await Promise.allSettled([
    getGroup(other, { groupId }),
    keepGroup(other, { groupId }),
    reopenGroup(other, { groupId }),
    decideGroup(other, { groupId, act: 'flag', members: [{ sampleId: groupId, revision: 1 }] }),
    listNeighbours(other, { sampleId: groupId }),
  ])
  for (const outcome of unseen) expect(outcome).toMatchObject({ reason: { code: 'not_found' } })
  expect((await list(other)).groups).toEqual([])
})
