import { expect, test } from 'vitest'
import { keeper, newProject } from '@/bin/testing/new-project'
import { listEntries } from '../audit/list-entries'
import { auditFilter } from '../audit/schema'
import { type HouseCtx, transaction } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { addSamples } from '../samples/add-samples'
import { archiveDataset } from './archive-dataset'
import { archiveProject } from './archive-project'
import { createDataset } from './create-dataset'
import { createProject } from './create-project'
import { getOverview } from './get-overview'
import { listDatasets } from './list-datasets'
import { listProjects } from './list-projects'
import { listVersions } from './list-versions'
import { renameDataset } from './rename-dataset'
import { renameProject } from './rename-project'
import { restoreProject } from './restore-project'
import { seedDemo } from './seed-demo'

const person = async () => {
  const { id } = await db.user.create({ data: { email: `${newId()}@example.org`, name: 'Ada' } })
  const ctx: HouseCtx = {
    actor: { type: 'user', id, name: 'Ada' },
    role: 'person',
    onlyProject: null,
    db,
    address: 'local',
  }
  return ctx
}

test('a new project has a policy, a dataset under it, its maker as owner, and a trace', async () => {
  const maker: HouseCtx = { ...(await person()), role: 'keeper' }
  const { id, datasetId } = await createProject(maker, { name: 'Forum', policy: 'binary' })
  expect(await db.membership.findMany({ where: { projectId: id }, select: { userId: true, role: true } })).toEqual([
    { userId: maker.actor.id, role: 'owner' },
  ])
  const ctx = { actor: maker.actor, role: 'owner', projectId: id, db } as const
  expect(await listDatasets(ctx)).toMatchObject([
    { id: datasetId, name: 'User prompts', target: 'prompt', policyVersion: 1, samples: 0 },
  ])
  const { entries } = await listEntries(ctx, auditFilter.parse({ room: 'project' }))
  expect(entries).toMatchObject([{ action: 'project.create', actor: { id: maker.actor.id } }])
})

test('only the keeper makes projects, and an unknown policy makes none', async () => {
  const before = await db.project.count()
  await expect(createProject(await person(), { name: 'Mine', policy: 'binary' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(createProject(keeper, { name: 'Mine', policy: 'no-such-policy' })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await db.project.count()).toBe(before)
})

test('people see the projects they are in, the keeper all of them, a key of one project that one', async () => {
  const { ctx } = await newProject('Seen')
  const other = await newProject('Not seen')
  const ada = await person()
  expect(await listProjects(ada)).toEqual([])
  await db.membership.create({ data: { projectId: ctx.projectId, userId: ada.actor.id, role: 'reviewer' } })
  expect((await listProjects(ada)).map(({ id, role }) => ({ id, role }))).toEqual([
    { id: ctx.projectId, role: 'reviewer' },
  ])
  const key: HouseCtx = {
    ...ada,
    actor: { type: 'key', id: newId(), name: 'Script' },
    onlyProject: other.ctx.projectId,
  }
  expect((await listProjects(key)).map(({ id }) => id)).toEqual([other.ctx.projectId])
  expect((await listProjects(keeper)).map(({ id }) => id)).toEqual(
    expect.arrayContaining([ctx.projectId, other.ctx.projectId]),
  )
})

test('a project with work under way is not archived; archived, it comes back', async () => {
  const { ctx } = await newProject()
  const { id: runId } = await openRun(ctx, { kind: 'test', title: 'Test', plan: {}, batches: [{ first: 0, size: 1 }] })
  await expect(archiveProject(ctx)).rejects.toMatchObject({
    code: 'conflict',
    message: '1 run is still going. Cancel or finish them first',
  })
  await db.run.update({ where: { id: runId }, data: { status: 'cancelled' } })
  await archiveProject(ctx)
  await expect(renameProject(ctx, { name: 'New' })).rejects.toMatchObject({ code: 'conflict' })
  await restoreProject(ctx)
  await renameProject(ctx, { name: 'New' })
  await expect(renameProject({ ...ctx, role: 'curator' }, { name: 'Newer' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

/** Archives at the moment at which a run is opened, when it has looked for others. */
async function openedMeanwhile(locks: boolean) {
  const { ctx } = await newProject()
  const opens = () => openRun(ctx, { kind: 'test', title: 'Test', plan: {}, batches: [{ first: 0, size: 1 }] })
  const archives = () =>
    transaction(ctx, async (ctx) => {
      if (locks) await ctx.db.$queryRaw`SELECT id FROM "Project" WHERE id = ${ctx.projectId}::uuid FOR UPDATE`
      const running = await ctx.db.run.count({ where: { projectId: ctx.projectId, status: 'running' } })
      await new Promise((resolve) => setTimeout(resolve, 150))
      if (running > 0) throw new Error('A run is going')
      await ctx.db.project.update({ where: { id: ctx.projectId }, data: { archivedAt: new Date() } })
    })
  const archived = archives().then(
    () => true,
    () => false,
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  const opened = await opens().then(
    () => true,
    (error: Error) => error.message,
  )
  return { archived: await archived, opened }
}

test('T14: of a run that is opened and a project that is archived at once, one is told', async () => {
  expect(await openedMeanwhile(true)).toEqual({ archived: true, opened: expect.stringContaining('archived') })
  const { ctx } = await newProject()
  const run = { kind: 'test', title: 'Test', plan: {}, batches: [{ first: 0, size: 1 }] }
  const outcomes = await Promise.allSettled([archiveProject(ctx), openRun(ctx, run)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('T14, broken twin: who looks without waiting for the other archives what runs', async () => {
  expect(await openedMeanwhile(false)).toEqual({ archived: true, opened: true })
})

test('of two who archive the last two datasets at once, one is told', async () => {
  const { ctx, datasetId } = await newProject()
  const [version] = await listVersions(ctx)
  const second = await createDataset(ctx, { name: 'Answers', target: 'response', policyVersionId: version?.id ?? '' })
  const outcomes = await Promise.allSettled([
    archiveDataset(ctx, { datasetId }),
    archiveDataset(ctx, { datasetId: second.id }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.dataset.count({ where: { projectId: ctx.projectId, archivedAt: null } })).toBe(1)
})

test('a dataset takes no name twice and no policy of another project', async () => {
  const [{ ctx, datasetId }, other] = [await newProject(), await newProject()]
  const [mine] = await listVersions(ctx)
  const [theirs] = await listVersions(other.ctx)
  await expect(
    createDataset(ctx, { name: 'User prompts', target: 'prompt', policyVersionId: mine?.id ?? '' }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    createDataset(ctx, { name: 'New', target: 'prompt', policyVersionId: theirs?.id ?? '' }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(renameDataset(other.ctx, { datasetId, name: 'Taken over' })).rejects.toMatchObject({ code: 'not_found' })
})

test('the overview adds up, and shows labels that have no sample', async () => {
  const { ctx, datasetId } = await newProject()
  const source = { projectId: ctx.projectId, datasetId, kind: 'file', createdBy: {} } as const
  const run = {
    projectId: ctx.projectId,
    datasetId,
    kind: 'generate',
    title: 'Write',
    actor: {},
    status: 'done',
  } as const
  const file = await db.source.create({ data: { ...source, name: 'texts.csv', read: 2, added: 2 } })
  await db.source.create({ data: { ...source, name: 'nothing new.csv', read: 3, repeats: 3 } })
  const come = { datasetId, labelSource: 'import' } as const
  const samples = [
    { prompt: 'a', labels: ['safe'] },
    { prompt: 'b', labels: ['privacy'] },
  ]
  const imported = await db.run.create({ data: { ...run, number: 3, kind: 'import' } })
  await addSamples(ctx, { ...come, from: { sourceId: file.id, runId: imported.id }, samples })
  await addSamples(ctx, { ...come, samples: [{ prompt: 'c', labels: [] }] })
  await addSamples(ctx, { datasetId, samples: [{ prompt: 'd', labels: ['safe'] }], labelSource: 'generator' })
  await db.run.create({ data: { ...run, number: 1, costMicros: 250_000 } })
  await db.run.create({ data: { ...run, number: 2, kind: 'judge', costMicros: 50_000 } })
  const overview = await getOverview(ctx, { dataset: datasetId })
  expect(overview).toMatchObject({
    total: 4,
    sources: [
      { kind: 'file', ids: [file.id], count: 2 },
      { kind: null, ids: [], count: 1 },
    ],
    broughtIn: 3,
    generated: 1,
    generation: { runs: 1, costMicros: 250_000 },
    cost: {
      total: 300_000,
      kinds: [
        { kind: 'generate', micros: 250_000 },
        { kind: 'judge', micros: 50_000 },
      ],
    },
    all: { safe: 2, unsafe: 1, caution: 0, none: 1 },
  })
  expect(overview.cost.days).toHaveLength(30)
  expect(overview.labels.map(({ code, count }) => [code, count])).toEqual([
    ['spam-scams', 0],
    ['self-harm', 0],
    ['privacy', 1],
    ['safe', 2],
  ])
})

test('changes are read page by page, by room and actor, within the project', async () => {
  const { ctx } = await newProject()
  for (const name of ['A', 'B', 'C']) await renameProject(ctx, { name })
  const first = await listEntries(ctx, auditFilter.parse({ room: 'project', take: 2 }))
  expect(first.entries.map(({ after }) => after)).toEqual([{ name: 'C' }, { name: 'B' }])
  const rest = await listEntries(ctx, auditFilter.parse({ room: 'project', before: first.older }))
  expect(rest.entries.map(({ action }) => action)).toEqual(['project.rename', 'project.create'])
  expect((await listEntries(ctx, auditFilter.parse({ actor: 'nobody' }))).entries).toEqual([])
  const other = await newProject()
  expect((await listEntries(other.ctx, auditFilter.parse({ actor: ctx.actor.id }))).entries).toEqual([])
})

test('the demo is made once, in an empty studio, by whoever starts first', async () => {
  await db.$executeRaw`TRUNCATE "Membership", "Batch", "RunEvent", "Run", "Label", "Dataset", "PolicyVersion", "Policy", "Invitation", "ApiKey", "Project" CASCADE`
  await Promise.all([seedDemo(), seedDemo(), seedDemo()])
  expect(await db.project.count()).toBe(1)
  const [dataset] = await db.dataset.findMany()
  expect(await db.sample.count({ where: { datasetId: dataset?.id ?? '' } })).toBe(67)
  // Its texts came from somewhere, as if somebody had brought them in.
  const [source] = await db.source.findMany({ where: { datasetId: dataset?.id ?? '' } })
  expect(source).toMatchObject({ read: 67, added: 67, repeats: 0 })
  expect(await db.sample.count({ where: { sourceId: source?.id ?? '', runId: source?.runId ?? '' } })).toBe(67)
  expect(await db.run.findUnique({ where: { id: source?.runId ?? '' }, select: { status: true } })).toEqual({
    status: 'done',
  })
})
