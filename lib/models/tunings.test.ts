import { afterAll, expect, test, vi } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf } from '@/bin/testing/people'
import { type PremFault, startPremServer } from '@/bin/testing/prem-server'
import { fillLabelled } from '@/bin/testing/train-studio'
import { startTuningServer, type TuningFault } from '@/bin/testing/tuning-server'
import { workUntilEnded } from '@/bin/testing/work-until-ended'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { newId } from '../ids'
import { job } from '../job'
import { cancelRun } from '../runs/cancel-run'
import { takeSnapshotInput } from '../snapshots/schema'
import { takeSnapshot } from '../snapshots/take-snapshot'
import { startWorker } from '../worker'
import { listTunings } from './list-tunings'
import { startTuning } from './start-tuning'
import { tuneBatch } from './tune-batch'

const servers: { stop: () => Promise<unknown> }[] = []
afterAll(() => Promise.all(servers.map(({ stop }) => stop())))

async function studio(...faults: TuningFault[]) {
  const server = await startTuningServer()
  for (const fault of faults) server.faults.add(fault)
  return { server, ...(await projectWith(server)) }
}

async function premStudio(...faults: PremFault[]) {
  const server = await startPremServer()
  for (const fault of faults) server.faults.add(fault)
  return { server, ...(await projectWith(server)) }
}

async function projectWith(server: { address: string; stop: () => Promise<unknown> }) {
  servers.push(server)
  env.ASSAY_ALLOW_HOSTS.push(new URL(server.address).host)
  const { ctx, datasetId } = await newProject()
  await fillLabelled(ctx, datasetId, 120)
  const { id: providerId } = await db.provider.create({
    data: {
      projectId: ctx.projectId,
      name: 'Elsewhere',
      kind: 'compatible',
      preset: 'custom',
      address: server.address,
    },
    select: { id: true },
  })
  return { ctx, providerId }
}

const models = (...names: string[]) =>
  names.map((baseModel) => ({ baseModel, epochs: 2, batchSize: null, learningRateMultiplier: null }))
const start = (ctx: Ctx, providerId: string, ...names: string[]) =>
  startTuning(ctx, { providerId, api: 'openai', name: 'first', experiments: models(...names) })
const startPrem = (ctx: Ctx, providerId: string) =>
  startTuning(ctx, { providerId, api: 'prem', name: 'first', experiments: models('small') })

/** Works until the run has ended, or until something is true of it. */
async function work(ctx: Ctx, runId: string, until = async () => false, tries = 3) {
  const worker = await startWorker({
    jobs: [job({ kind: 'fine-tune', concurrency: 4, tries, work: tuneBatch({ seconds: 0.05, within: 1 }) })],
    graceSeconds: 5,
  })
  try {
    for (;;) {
      const run = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { status: true } })
      if (run.status !== 'running' || (await until())) return (await listTunings(ctx))[0]
      // Nobody here waits for the time between two tries.
      await db.batch.updateMany({ where: { runId, status: 'open' }, data: { notBefore: new Date() } })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await worker.stop()
  }
}

test('each experiment becomes a model that can be asked; the texts go out once, as conversations', async () => {
  const { ctx, server, providerId } = await studio()
  const { runId } = await start(ctx, providerId, 'small', 'large')
  const tuning = await work(ctx, runId)
  expect(tuning?.experiments.map(({ status, modelName }) => [status, modelName?.split(':')[1]])).toEqual([
    ['succeeded', 'small'],
    ['succeeded', 'large'],
  ])
  const known = await db.providerModel.findMany({
    where: { projectId: ctx.projectId, providerId },
    select: { id: true },
  })
  expect(known.map(({ id }) => id).sort()).toEqual(
    tuning?.experiments.map(({ providerModelId }) => providerModelId).sort(),
  )
  expect(server.files).toHaveLength(4)
  expect(server.files[0]).toContain('{"role":"assistant","content":"unsafe\\nspam-scams"}')
  expect(await db.auditEntry.count({ where: { projectId: ctx.projectId, action: 'model.tuned' } })).toBe(2)
})

test.each<[TuningFault, RegExp]>([
  ['reject file', /refused it: Invalid file format/],
  ['wrong key', /refused the key: Incorrect API key/],
  ['fail', /breaks the usage policies/],
  ['gibberish', /cannot be read/],
  ['hang up', /cannot be reached/],
  ['silent', /cannot be reached: .*(time|second)/i],
])('%s ends as failed, and says why', async (fault, words) => {
  const { ctx, providerId } = await studio(fault)
  const { runId } = await start(ctx, providerId, 'small')
  const tuning = await work(ctx, runId, undefined, 2)
  expect(tuning).toMatchObject({
    going: false,
    experiments: [{ status: 'failed', modelName: null, told: expect.stringMatching(words) }],
  })
})

test('what passes is tried again', async () => {
  const { ctx, providerId } = await studio('busy once')
  const { runId } = await start(ctx, providerId, 'small')
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded' }] })
})

/** A worker leaves once the provider has the job and its id is noted. */
const workUntilNoted = (ctx: Ctx, server: { jobs: unknown[] }, runId: string) =>
  work(ctx, runId, async () => server.jobs.length === 1 && (await listTunings(ctx))[0]?.experiments[0]?.jobId !== null)

test('a worker that leaves in the middle is followed by another, which neither uploads nor starts anew', async () => {
  const { ctx, server, providerId } = await studio('never ends')
  const { runId } = await start(ctx, providerId, 'small')
  await workUntilNoted(ctx, server, runId)
  server.faults.clear()
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded' }] })
  expect([server.files.length, server.jobs.length]).toEqual([2, 1])
})

test('a job whose answer was lost is found again, not paid for twice', async () => {
  const { ctx, server, providerId } = await studio('no answer to create')
  const { runId } = await start(ctx, providerId, 'small')
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded' }] })
  expect(server.jobs).toHaveLength(1)
})

test('nor is one paid for twice whose worker died before it could note it', async () => {
  const { ctx, server, providerId } = await studio('never ends')
  const { runId } = await start(ctx, providerId, 'small')
  await workUntilNoted(ctx, server, runId)
  await db.tuningExperiment.updateMany({ where: { projectId: ctx.projectId }, data: { jobId: null } })
  const died = { attempts: 1, fence: newId(), leasedUntil: new Date(0) }
  await db.batch.updateMany({ where: { runId }, data: died })
  server.faults.clear()
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded' }] })
  expect(server.jobs).toHaveLength(1)
})

test('a cancelled run is cancelled at the provider too', async () => {
  const { ctx, server, providerId } = await studio('never ends')
  const { runId } = await start(ctx, providerId, 'small')
  const worker = startWorker({ jobs: [job({ kind: 'fine-tune', work: tuneBatch({ seconds: 0.05 }) })] })
  await vi.waitFor(async () => expect((await listTunings(ctx))[0]?.experiments[0]?.jobId).not.toBeNull(), 10_000)
  await cancelRun(ctx, { runId })
  await vi.waitFor(() => expect(server.cancelled).toEqual(['ftjob-1']), 10_000)
  await (await worker).stop()
  expect((await listTunings(ctx))[0]).toMatchObject({ going: false, experiments: [{ status: 'cancelled' }] })
})

test('a viewer cannot start one, nor with the provider of another project, nor with one that cannot', async () => {
  const { ctx, providerId } = await studio()
  const viewer = ctxOf(ctx.projectId, 'viewer', { id: newId(), name: 'Vera' })
  await expect(start(viewer, providerId, 'small')).rejects.toMatchObject({ code: 'forbidden' })
  const { ctx: other } = await newProject()
  await expect(start(other, providerId, 'small')).rejects.toMatchObject({ code: 'not_found' })
  const simulator = await db.provider.findFirstOrThrow({
    where: { projectId: ctx.projectId, kind: 'simulator' },
    select: { id: true },
  })
  await expect(start(ctx, simulator.id, 'small')).rejects.toMatchObject({ code: 'invalid' })
  expect(await listTunings(other)).toEqual([])
})

test('Prem’s API is spoken too: a dataset, a snapshot, a job, and the model that came of it', async () => {
  const { ctx, server, providerId } = await premStudio()
  await db.providerModel.create({
    data: { projectId: ctx.projectId, providerId, name: 'small', priceIn: 2, priceOut: 8 },
  })
  const { runId } = await startPrem(ctx, providerId)
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded', modelName: 'small-tuned' }] })
  expect(server.files).toHaveLength(1)
  expect(server.files[0]).toContain('"role":"assistant"')
  expect(server.jobs[0]?.body).toMatchObject({
    snapshot_id: 'snapshot-1',
    experiments: [{ n_epochs: 2, lora: true, training_type: 'lora' }],
  })
  const where = { providerId_name: { providerId, name: 'small-tuned' } }
  expect(await db.providerModel.findUniqueOrThrow({ where, select: { priceIn: true, priceOut: true } })).toEqual({
    priceIn: 2,
    priceOut: 8,
  })
})

test.each<[PremFault, RegExp]>([
  ['unreadable texts', /could not read the texts/],
  ['wrong key', /refused the key: Invalid API key/],
  ['fail', /failed/],
  ['gibberish', /cannot be read/],
])('with Prem’s API, %s ends as failed, and says why', async (fault, words) => {
  const { ctx, providerId } = await premStudio(fault)
  const { runId } = await startPrem(ctx, providerId)
  expect(await work(ctx, runId, undefined, 2)).toMatchObject({
    going: false,
    experiments: [{ status: 'failed', told: expect.stringMatching(words) }],
  })
})

test('with Prem’s API too, a job whose answer was lost is found again, and a restart sends nothing twice', async () => {
  const { ctx, server, providerId } = await premStudio('no answer to create', 'never ends')
  const { runId } = await startPrem(ctx, providerId)
  await work(ctx, runId, async () => (await listTunings(ctx))[0]?.experiments[0]?.jobId === 'job-1')
  server.faults.clear()
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded' }] })
  expect([server.files.length, server.jobs.length]).toEqual([1, 1])
})

test('what is sent is what the snapshot holds', async () => {
  const { ctx, server, providerId } = await studio()
  const { id: snapshotId, runId: taking } = await takeSnapshot(ctx, takeSnapshotInput.parse({ accepted: false }))
  await workUntilEnded(taking)
  await db.sample.updateMany({ where: { projectId: ctx.projectId }, data: { state: 'rejected' } })
  await expect(start(ctx, providerId, 'small')).rejects.toMatchObject({ code: 'conflict' })
  const { runId } = await startTuning(ctx, {
    snapshotId,
    providerId,
    api: 'openai',
    name: 'frozen',
    experiments: models('small'),
  })
  expect(await work(ctx, runId)).toMatchObject({ experiments: [{ status: 'succeeded' }] })
  const sent = server.files
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('{"messages"')).length
  const rows = await db.snapshotRow.count({ where: { snapshotId, split: { not: 'test' } } })
  expect(sent).toBe(rows)
})
