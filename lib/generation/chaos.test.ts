import { afterEach, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { type Ctx, transaction } from '../ctx'
import { db } from '../db'
import { newId } from '../ids'
import type { Attempt, Job } from '../job'
import { createJudge } from '../judges/create-judge'
import { createJudgeInput } from '../judges/schema'
import { settleCalls } from '../providers/calls/ledger'
import { listModels } from '../providers/list-models'
import { attemptBatch } from '../runs/attempt-batch'
import { claimBatches } from '../runs/claim-batches'
import { getRun } from '../runs/get-run'
import { resumeRun } from '../runs/resume-run'
import { startWorker } from '../worker'
import { generateBatch } from './generate-batch'
import { getGeneration } from './get-generation'
import { generationJobs } from './jobs'
import { sumOfCounts } from './rules'
import { startGenerationInput } from './schema'
import { startGeneration } from './start-generation'

const [generate] = generationJobs as [Job]
type Worker = Awaited<ReturnType<typeof startWorker>>
const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

/** A run of so many rows in one batch. */
async function started(count: number, more: object = {}, judged = false) {
  const { ctx, datasetId } = await newProject()
  const [model] = await listModels(ctx)
  const input = startGenerationInput.parse({
    datasetId,
    template: 'persona-content',
    models: [model?.id],
    cells: [{ label: 'privacy', count }],
    near: false,
    judges: judged ? [await judgeOf(ctx, datasetId, model?.id)] : [],
    ...more,
  })
  const { runId } = await startGeneration(ctx, input)
  return { ctx, runId }
}

async function judgeOf(ctx: Ctx, datasetId: string, modelId: string | undefined) {
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const settings = { kind: 'model', modelId, format: 'rubric' }
  return (await createJudge(ctx, createJudgeInput.parse({ name: 'Judge', policyVersionId, settings }))).id
}

const claim = async () => {
  const [found] = await claimBatches({ workerId: newId(), kinds: ['generate'], limit: 1 })
  if (!found) throw new Error('There is no batch to claim')
  return found
}
const leaseRunsOut = (runId: string) =>
  db.$executeRaw`UPDATE "Batch" SET "leasedUntil" = now() - interval '1 second' WHERE "runId" = ${runId}::uuid AND status = 'open'`

/** A worker's context and signals, and a way to meddle with what it does. */
function attempt(
  ctx: Ctx,
  claimed: Awaited<ReturnType<typeof claim>>,
  meddle: (attempt: Attempt) => Partial<Attempt> = () => ({}),
) {
  const work: Job['work'] = (ctx, attempt) => generateBatch(ctx, { ...attempt, ...meddle(attempt) })
  const signals = { winding: new AbortController().signal, signal: new AbortController().signal }
  return attemptBatch({ ...ctx, db }, { ...generate, work }, claimed, signals)
}

/** Nothing missing, nothing twice: each kept row is one sample, and each sample one kept row. */
async function accounted(ctx: Ctx, runId: string) {
  await settleCalls()
  const { counts, calls } = await getGeneration(ctx, { runId })
  const samples = await db.sample.findMany({ where: { runId }, select: { position: true, id: true } })
  const rows = await db.generationRow.findMany({ where: { runId, outcome: 'kept' }, select: { sampleId: true } })
  const ids = new Set(samples.map(({ id }) => id))
  const { _sum } = await db.batch.aggregate({ where: { runId }, _sum: { size: true } })
  return {
    // What was asked for as its batches have it, which no row can change.
    sums: sumOfCounts(counts) === _sum.size,
    once: samples.length === rows.length && rows.every(({ sampleId }) => ids.has(sampleId ?? '')),
    kept: counts.kept,
    calls,
  }
}
async function done(ctx: Ctx, runId: string) {
  workers.push(await startWorker({ jobs: generationJobs, graceSeconds: 1 }))
  for (let tries = 0; tries < 300; tries++) {
    const { status } = await getRun(ctx, { runId })
    if (status !== 'running') return status
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The run did not end')
}

/** Dies when it has been answered for every row and written none; so many calls at once it may have under way. */
async function diesBeforeWriting(rows: number, inFlight: number) {
  const { ctx, runId } = await started(rows)
  await db.provider.updateMany({ where: { projectId: ctx.projectId }, data: { inFlight } })
  void attempt(ctx, await claim(), () => ({ keep: () => new Promise(() => {}) }))
  await expect.poll(() => db.modelCall.count({ where: { runId, outcome: 'answered' } }), { timeout: 10_000 }).toBe(rows)
  await leaseRunsOut(runId)
  return { ctx, runId }
}

test('T1: a worker that dies takes no more answers with it than it had calls under way', async () => {
  const { ctx, runId } = await diesBeforeWriting(32, 4)
  expect(await done(ctx, runId)).toBe('done')
  const end = await accounted(ctx, runId)
  expect(end).toMatchObject({ sums: true, once: true, kept: 32 })
  expect(end.calls - 32).toBeLessThanOrEqual(4)
  expect(await db.callAnswer.count({ where: { runId } })).toBe(0)
})

test('T1, broken twin: a worker that keeps its answers in its head is asked for all of them again', async () => {
  const { ctx, runId } = await diesBeforeWriting(32, 4)
  await db.callAnswer.deleteMany({ where: { runId } })
  expect(await done(ctx, runId)).toBe('done')
  expect(await accounted(ctx, runId)).toMatchObject({ once: true, calls: 64 })
})

test('T1, broken twin: a worker that asks for everything again counts what it did not keep', async () => {
  const { ctx, runId } = await started(12)
  await attempt(ctx, await claim())
  await db.$executeRaw`UPDATE "GenerationRow" SET outcome = 'asked' WHERE "runId" = ${runId}::uuid`
  await db.$executeRaw`UPDATE "Batch" SET status = 'open', "leasedUntil" = NULL WHERE "runId" = ${runId}::uuid AND position = 0`
  await db.$executeRaw`UPDATE "Run" SET status = 'running' WHERE id = ${runId}::uuid`
  await attempt(ctx, await claim())
  expect((await accounted(ctx, runId)).once).toBe(false)
})

/** As above, but when its judge has answered as well: what was written is on the disk, no verdict is. */
async function diesBeforeVerdicts(rows: number, inFlight: number) {
  const { ctx, runId } = await started(rows, {}, true)
  await db.provider.updateMany({ where: { projectId: ctx.projectId }, data: { inFlight } })
  let landed = 0
  // Rows come in groups: those that wait for their judge are written, those that have been judged are not.
  void attempt(ctx, await claim(), ({ keep }) => ({
    keep: async (write, progress) => {
      if (landed >= rows) return new Promise(() => {})
      const unjudged = await keep(write, progress)
      landed += (unjudged as unknown as object[]).length
      return unjudged
    },
  }))
  const answered = () => db.modelCall.count({ where: { runId, outcome: 'answered', purpose: 'judge' } })
  await expect.poll(answered, { timeout: 10_000 }).toBe(rows)
  await leaseRunsOut(runId)
  return { ctx, runId }
}

/** Calls that asked what had been asked before. */
async function askedAgain(runId: string) {
  const [calls] = await db.$queryRaw<{ again: number }[]>`
    SELECT (count(*) - count(DISTINCT (position, purpose)))::int AS again FROM "ModelCall" WHERE "runId" = ${runId}::uuid`
  return calls?.again
}

test('T1: neither does it take more verdicts', async () => {
  const { ctx, runId } = await diesBeforeVerdicts(24, 4)
  expect(await done(ctx, runId)).toBe('done')
  const end = await accounted(ctx, runId)
  expect(end).toMatchObject({ sums: true, once: true, kept: 24 })
  expect(await askedAgain(runId)).toBeLessThanOrEqual(4)
  expect(await db.callAnswer.count({ where: { runId } })).toBe(0)
})

/** Dies at the nth of the statements that write a group. */
function dyingAt(nth: number, { db: open, ...ctx }: Ctx): Ctx {
  let statements = 0
  const dies = new Proxy(open, {
    get(target, name) {
      const method = Reflect.get(target, name)
      if (name !== '$executeRaw') return method
      return (...asked: [TemplateStringsArray, ...unknown[]]) => {
        if (++statements === nth) throw new Error('The machine is gone')
        return target.$executeRaw(...asked)
      }
    },
  })
  return { ...ctx, db: dies }
}

test('T2: wherever in the writing of a group it dies, the group is there once', async () => {
  const { ctx, runId } = await started(12)
  for (let nth = 1; nth <= 4; nth++) {
    await attempt(ctx, await claim(), ({ keep }) => ({ keep: (write) => keep((ctx) => write(dyingAt(nth, ctx))) }))
    expect(await accounted(ctx, runId), `at ${nth}`).toMatchObject({ once: true, kept: 0 })
    await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now(), attempts = 0 WHERE "runId" = ${runId}::uuid`
  }
  expect(await done(ctx, runId)).toBe('done')
  expect(await accounted(ctx, runId)).toMatchObject({ sums: true, once: true, kept: 12 })
})

test('T2, broken twin: written statement by statement, a group is counted that is not there', async () => {
  const { ctx, runId } = await started(12)
  await attempt(ctx, await claim(), () => ({ keep: (write) => write(dyingAt(3, { ...ctx, db })) }))
  expect((await accounted(ctx, runId)).once).toBe(false)
  await db.run.update({ where: { id: runId }, data: { status: 'failed' } })
})

test('T2: whether it dies before a group is written or after, the group is there once', async () => {
  for (const when of ['before', 'after'] as const) {
    const { ctx, runId } = await started(16)
    const fails = async (keep: () => Promise<unknown>) => {
      if (when === 'after') await keep()
      throw new Error('The machine is gone')
    }
    await attempt(ctx, await claim(), ({ keep }) => ({ keep: (write) => fails(() => keep(write)) as never }))
    await db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${runId}::uuid`
    expect(await done(ctx, runId)).toBe('done')
    expect(await accounted(ctx, runId)).toMatchObject({ sums: true, once: true, kept: 16 })
    await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  }
})

/** Three times, the database ends the connection of whoever writes samples, in the middle of a group. */
async function databaseFails() {
  await db.$executeRaw`CREATE SEQUENCE deaths`
  await db.$executeRaw`
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN IF nextval(''deaths'') <= 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END'`
  await db.$executeRaw`CREATE TRIGGER dies BEFORE INSERT ON "Sample" EXECUTE FUNCTION die()`
  return async () => {
    await db.$executeRaw`DROP TRIGGER dies ON "Sample"`
    await db.$executeRaw`DROP FUNCTION die`
    await db.$executeRaw`DROP SEQUENCE deaths`
  }
}

test('T3: a database that goes away in the middle of a group, three times, has that group once', async () => {
  const heals = await databaseFails()
  const { ctx, runId } = await started(24)
  const soon = setInterval(
    () => void db.$executeRaw`UPDATE "Batch" SET "notBefore" = now() WHERE "runId" = ${runId}::uuid`.catch(() => {}),
    50,
  )
  try {
    expect(await done(ctx, runId)).toBe('done')
    expect(await accounted(ctx, runId)).toMatchObject({ sums: true, once: true, kept: 24 })
  } finally {
    clearInterval(soon)
    await heals()
  }
})

test('T3, broken twin: written statement by statement, the same group counts what is not there', async () => {
  const heals = await databaseFails()
  const { ctx, runId } = await started(24)
  try {
    await attempt(ctx, await claim(), () => ({ keep: (write) => write({ ...ctx, db }) }))
    expect((await accounted(ctx, runId)).once).toBe(false)
  } finally {
    await heals()
    // Nobody is to take it up in what comes after.
    await db.run.update({ where: { id: runId }, data: { status: 'failed' } })
  }
})

/** One worker holds what it wrote back until its lease ran out and another did the batch. */
async function zombie(runId: string, ctx: Ctx, keepOf: (attempt: Attempt) => Attempt['keep']) {
  let wake = () => {}
  const asleep = new Promise<void>((resolve) => {
    wake = resolve
  })
  const late = attempt(ctx, await claim(), (attempt) => ({
    keep: async (write, progress) => {
      await asleep
      return keepOf(attempt)(write, progress)
    },
  }))
  await leaseRunsOut(runId)
  await attempt(ctx, await claim())
  wake()
  await late
}

test('T4: a worker that wakes after its lease ran out changes nothing', async () => {
  const { ctx, runId } = await started(20)
  await zombie(runId, ctx, ({ keep }) => keep)
  expect(await done(ctx, runId)).toBe('done')
  expect(await accounted(ctx, runId)).toMatchObject({ sums: true, once: true, kept: 20 })
})

test('T4, broken twin: without the fence, the late worker undoes what the other counted', async () => {
  const { ctx, runId } = await started(20)
  await zombie(runId, ctx, () => (write) => transaction(ctx, write))
  expect((await accounted(ctx, runId)).once).toBe(false)
})

test('T5: a worker that is told to leave begins nothing new, hands back what it has not finished, and is gone in time', async () => {
  const { ctx, runId } = await started(40, { rehearse: { fault: 'slow', rate: 1 } })
  const worker = await startWorker({ jobs: generationJobs, graceSeconds: 1 })
  await expect.poll(() => db.modelCall.count({ where: { runId } }), { timeout: 10_000 }).toBeGreaterThan(0)
  const begun = Date.now()
  await worker.stop()
  expect(Date.now() - begun).toBeLessThan(4_000)
  const calls = await db.modelCall.count({ where: { runId } })
  const batches = await db.batch.findMany({ where: { runId } })
  expect(batches.every(({ status, fence, attempts }) => status === 'open' && fence === null && attempts === 0)).toBe(
    true,
  )
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await db.modelCall.count({ where: { runId } })).toBe(calls)
  await db.$executeRaw`UPDATE "Run" SET plan = plan - 'rehearse' WHERE id = ${runId}::uuid`
  expect(await done(ctx, runId)).toBe('done')
  expect(await accounted(ctx, runId)).toMatchObject({ sums: true, once: true, kept: 40 })
})

test('T5, broken twin: a worker that does not listen goes on asking when it should be gone, and holds what it has', async () => {
  const { ctx, runId } = await started(40, { rehearse: { fault: 'slow', rate: 1 } })
  await db.provider.updateMany({ where: { projectId: ctx.projectId }, data: { inFlight: 4 } })
  const deaf = () => new AbortController().signal
  const work: Job['work'] = (ctx, attempt) =>
    generateBatch({ ...ctx, signal: deaf() }, { ...attempt, winding: deaf(), signal: deaf() })
  const worker = await startWorker({ jobs: [{ ...generate, work }], graceSeconds: 0.2 })
  const calls = () => db.modelCall.count({ where: { runId } })
  await expect.poll(calls, { timeout: 10_000 }).toBeGreaterThan(0)
  let gone = false
  const leaving = worker.stop().then(() => (gone = true))
  await new Promise((resolve) => setTimeout(resolve, 700))
  const before = await calls()
  expect(await db.batch.count({ where: { runId, fence: { not: null } } })).toBeGreaterThan(0)
  await expect.poll(calls, { timeout: 10_000 }).toBeGreaterThan(before)
  expect(gone).toBe(false)
  await db.run.update({ where: { id: runId }, data: { status: 'failed' } })
  await leaving
})

test('T14: a model that is removed while a run goes stops it where it is; what came is kept, and nothing is lost', async () => {
  const { ctx, runId } = await started(200, { rehearse: { fault: 'slow', rate: 0.5 } })
  await db.provider.updateMany({ where: { projectId: ctx.projectId }, data: { inFlight: 16 } })
  workers.push(await startWorker({ jobs: generationJobs, graceSeconds: 1 }))
  await expect.poll(() => db.modelCall.count({ where: { runId } }), { timeout: 10_000 }).toBeGreaterThan(0)
  const models = { where: { projectId: ctx.projectId } }
  await db.providerModel.updateMany({ ...models, data: { archivedAt: new Date() } })
  await expect.poll(async () => (await getRun(ctx, { runId })).status, { timeout: 10_000 }).toBe('paused')
  const held = () => db.batch.count({ where: { runId, fence: { not: null } } })
  await expect.poll(held, { timeout: 10_000 }).toBe(0)
  const { sums, once, kept, calls } = await accounted(ctx, runId)
  expect({ sums, once, reason: (await getRun(ctx, { runId })).reason }).toEqual({
    sums: true,
    once: true,
    reason: 'A model that it asks was removed',
  })
  expect(kept).toBeGreaterThan(0)
  await db.providerModel.updateMany({ ...models, data: { archivedAt: null } })
  await db.$executeRaw`UPDATE "Run" SET plan = plan - 'rehearse' WHERE id = ${runId}::uuid`
  await resumeRun(ctx, { runId })
  expect(await done(ctx, runId)).toBe('done')
  const end = await accounted(ctx, runId)
  expect(end).toMatchObject({ sums: true, once: true, kept: 200 })
  expect(end.calls).toBeGreaterThan(calls)
})

test('two rows with one text are one sample, whoever writes them at once', async () => {
  const { ctx, runId } = await started(200)
  for (let count = 0; count < 2; count++) workers.push(await startWorker({ jobs: generationJobs, graceSeconds: 1 }))
  expect(await done(ctx, runId)).toBe('done')
  const { once, sums } = await accounted(ctx, runId)
  expect({ once, sums }).toEqual({ once: true, sums: true })
  const [hashes] = await db.$queryRaw<{ all: number; different: number }[]>`
    SELECT count(*)::int AS all, count(DISTINCT "contentHash")::int AS different FROM "Sample" WHERE "runId" = ${runId}::uuid`
  expect(hashes?.all).toBe(hashes?.different)
})
