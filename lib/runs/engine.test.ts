import { afterEach, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { invalid } from '../errors'
import { newId } from '../ids'
import { type Attempt, type Job, job } from '../job'
import { startWorker } from '../worker'
import { attemptBatch } from './attempt-batch'
import { cancelRun } from './cancel-run'
import { claimBatches } from './claim-batches'
import { getRun } from './get-run'
import { openRun } from './open-run'
import { pauseRun } from './pause-run'
import { resumeRun } from './resume-run'
import { retryRun } from './retry-run'
import { split } from './rules'

type Worker = Awaited<ReturnType<typeof startWorker>>
const workers: Worker[] = []
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

async function work(...jobs: Job[]) {
  const worker = await startWorker({ jobs, graceSeconds: 1 })
  workers.push(worker)
  return worker
}

async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean, seconds = 15): Promise<T> {
  for (
    const end = Date.now() + seconds * 1000;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 50))
  ) {
    const value = await look()
    if (holds(value)) return value
  }
  throw new Error('It did not come to pass')
}

const kind = () => `test-${newId()}`
const noSignals = () => ({ winding: new AbortController().signal, signal: new AbortController().signal })

/** Each unit leaves one row of the run's log, so that what was counted can be counted again. */
function writing(
  kind: string,
  { before = async () => {} }: { before?: (position: number) => Promise<void> } = {},
): Job {
  return job({
    kind,
    work: async (_ctx, { run, batch, keep }) => {
      await before(batch.position)
      await keep((ctx) =>
        ctx.db.runEvent.create({ data: { runId: run.id, level: 'info', message: `unit ${batch.position}` } }),
      )
    },
  })
}
const written = (runId: string) => db.runEvent.count({ where: { runId, message: { startsWith: 'unit' } } })

test('a run ends done, with each batch counted once', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(203, 5) })
  await work(writing(name))
  const run = await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status !== 'running',
  )
  expect(run).toMatchObject({
    status: 'done',
    units: { total: 203, done: 203, failed: 0 },
    batches: { done: 41, open: 0 },
  })
  expect(await written(id)).toBe(41)
})

test('whoever ends a batch takes up the next at once', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(15, 1) })
  await work({ ...writing(name), concurrency: 1 })
  const run = await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status !== 'running',
  )
  expect(run.status).toBe('done')
  // A look for work each 200 ms would take three seconds.
  expect(Date.parse(run.endedAt ?? '') - Date.parse(run.createdAt)).toBeLessThan(1_500)
})

test('two workers share a run without doing anything twice', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(400, 1) })
  await Promise.all([work(writing(name)), work(writing(name)), work(writing(name))])
  await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'done',
  )
  expect(await written(id)).toBe(400)
})

test('what fails is tried again, and only that', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const tries = new Map<number, number>()
  const before = async (position: number) => {
    tries.set(position, (tries.get(position) ?? 0) + 1)
    if (position % 3 === 0 && tries.get(position) === 1) throw new Error('hiccup')
  }
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(9, 1) })
  await work(writing(name, { before }))
  await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'done',
  )
  expect([...tries.entries()].sort(([a], [b]) => a - b).map(([, times]) => times)).toEqual([2, 1, 1, 2, 1, 1, 2, 1, 1])
})

test('what cannot succeed is not tried again, and the run says why it failed', async () => {
  const { ctx } = await newProject()
  const name = kind()
  let calls = 0
  const before = async () => {
    calls++
    throw invalid('Row 7 has no text')
  }
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(2, 1) })
  await work(writing(name, { before }))
  const run = await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'failed',
  )
  expect(calls).toBe(2)
  expect(run.reason).toBe('2 of 2 batches failed')
  expect(run.failures).toEqual([{ errorClass: 'invalid', error: 'Row 7 has no text', batches: 2, units: 2 }])
})

test('retrying a failed run opens what failed and leaves what was done', async () => {
  const { ctx } = await newProject()
  const name = kind()
  let broken = true
  const before = async (position: number) => {
    if (broken && position === 1) throw invalid('Not yet')
  }
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(3, 1) })
  await work(writing(name, { before }))
  await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'failed',
  )
  broken = false
  await retryRun(ctx, { runId: id })
  const run = await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'done',
  )
  expect(run.units).toEqual({ total: 3, done: 3, failed: 0 })
  expect(await written(id)).toBe(3)
})

test('cancelling takes hold within two seconds, and what arrives later is not kept', async () => {
  const { ctx } = await newProject()
  const name = kind()
  let begun = 0
  let stopped = 0
  const slow = job({
    kind: name,
    work: async (ctx, { signal, keep }) => {
      begun++
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 10_000)
        signal.addEventListener('abort', () => {
          stopped++
          clearTimeout(timer)
          resolve()
        })
      })
      await keep((kept) => kept.db.runEvent.create({ data: { runId: id, level: 'info', message: 'unit' } }))
      expect(ctx.signal?.aborted).toBe(true)
    },
  })
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(100, 1) })
  await work(slow)
  await until(
    async () => begun,
    (count) => count >= 8,
  )
  await cancelRun(ctx, { runId: id })
  await until(
    async () => stopped,
    (count) => count === begun,
    2,
  )
  expect(await written(id)).toBe(0)
  const run = await getRun(ctx, { runId: id })
  expect(run).toMatchObject({ status: 'cancelled', batches: { cancelled: 100, open: 0 } })
  await expect(cancelRun(ctx, { runId: id })).rejects.toMatchObject({ code: 'conflict' })
})

test('cancelling while workers write goes through each time: who waits crosswise tries again', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const costly = job({
    kind: name,
    work: async (_ctx, { keep }) => void (await keep(async () => {}, { costMicros: 1, last: true })),
  })
  await work(costly)
  for (let round = 0; round < 6; round++) {
    const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(400, 1) })
    await until(
      () => getRun(ctx, { runId: id }),
      ({ batches }) => batches.done > 10,
    )
    await cancelRun(ctx, { runId: id })
    const run = await getRun(ctx, { runId: id })
    expect(run.status).toBe('cancelled')
    expect(run.batches.open).toBe(0)
    expect(run.costMicros).toBe(run.batches.done)
  }
})

test('a paused run begins nothing new and goes on where it was', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(200, 1) })
  await pauseRun(ctx, { runId: id })
  await work(writing(name))
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(await written(id)).toBe(0)
  await resumeRun(ctx, { runId: id })
  await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'done',
  )
  expect(await written(id)).toBe(200)
})

test('a worker killed right after its last write repeats nothing; without saying that it was the last, it would', async () => {
  const writes = (last: boolean) => async (run: { id: string }, keep: Attempt['keep']) =>
    void (await keep(
      (ctx) => ctx.db.runEvent.create({ data: { runId: run.id, level: 'info', message: 'unit' } }),
      last ? { last: true } : {},
    ))
  const counts: number[] = []
  for (const last of [true, false]) {
    const { ctx } = await newProject()
    const name = kind()
    const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(1, 1) })
    const [claim] = await claimBatches({ workerId: newId(), kinds: [name], limit: 1 })
    if (!claim) throw new Error('nothing to claim')
    // It never comes to the end of its work: what a kill looks like from the database.
    const killed = job({
      kind: name,
      work: async (_ctx, { run, keep }) => writes(last)(run, keep).then(() => new Promise<void>(() => {})),
    })
    void attemptBatch(ctx, killed, claim, noSignals())
    await until(
      () => written(id),
      (count) => count === 1,
    )
    await db.$executeRaw`UPDATE "Batch" SET "leasedUntil" = now() - interval '1 second' WHERE id = ${claim.id}::uuid`
    await work(job({ kind: name, work: (_ctx, { run, keep }) => writes(last)(run, keep) }))
    await until(
      () => getRun(ctx, { runId: id }),
      ({ status }) => status === 'done',
    )
    counts.push(await written(id))
  }
  expect(counts).toEqual([1, 2])
})

test('a batch loses no try when the database goes away under it, unless that goes on and on; one that fails by itself does', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(1, 1) })
  const end = async (work: Job['work']) => {
    await db.batch.updateMany({ where: { runId: id }, data: { notBefore: new Date() } })
    const [claim] = await claimBatches({ workerId: newId(), kinds: [name], limit: 1 })
    if (!claim) throw new Error('nothing to claim')
    const began = Date.now()
    await attemptBatch(ctx, job({ kind: name, tries: 3, interruptions: 2, work }), claim, noSignals())
    const { status, attempts, interruptions, notBefore } = await db.batch.findFirstOrThrow({ where: { runId: id } })
    // It must not come back at once: a batch that takes its connection down would keep its worker busy with nothing else.
    if (status === 'open') expect(notBefore.getTime()).toBeGreaterThan(began + 500)
    return [status, attempts, interruptions]
  }
  const away: Job['work'] = () => Promise.reject(new Error('Connection terminated unexpectedly'))
  const itsOwn: Job['work'] = () => Promise.reject(new Error('Something else'))
  expect([await end(away), await end(away), await end(itsOwn), await end(away)]).toEqual([
    ['open', 0, 1],
    ['open', 0, 2],
    ['open', 1, 2],
    ['open', 1, 3],
  ])
  const getsOn: Job['work'] = async (ctx, attempt) => {
    await attempt.keep(async () => {}, { stays: true })
    await away(ctx, attempt)
  }
  expect(await end(getsOn), 'what was written stays: the count begins anew').toEqual(['open', 1, 1])
  expect([await end(away), await end(away), await end(away), await end(away)]).toEqual([
    ['open', 1, 2],
    ['open', 1, 3],
    ['open', 1, 4],
    ['failed', 2, 4],
  ])
})

async function abandoned(name: string) {
  const { ctx } = await newProject()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(1, 1) })
  const [claim] = await claimBatches({ workerId: newId(), kinds: [name], limit: 1 })
  if (!claim) throw new Error('nothing to claim')
  await db.$executeRaw`UPDATE "Batch" SET "leasedUntil" = now() - interval '1 second' WHERE id = ${claim.id}::uuid`
  return { ctx, runId: id, claim }
}

test('a worker that lost its lease cannot write, even while the other has not finished', async () => {
  const name = kind()
  const { ctx, runId, claim } = await abandoned(name)
  const [second] = await claimBatches({ workerId: newId(), kinds: [name], limit: 1 })
  expect(second?.id).toBe(claim.id)
  await attemptBatch(ctx, writing(name), claim, noSignals())
  expect(await written(runId)).toBe(0)
  if (second) await attemptBatch(ctx, writing(name), second, noSignals())
  expect(await written(runId)).toBe(1)
  expect((await getRun(ctx, { runId })).status).toBe('done')
})

test('the twin without a fence writes twice: the test above can fail', async () => {
  const name = kind()
  const { ctx, runId, claim } = await abandoned(name)
  const [second] = await claimBatches({ workerId: newId(), kinds: [name], limit: 1 })
  const unfenced = job({
    kind: name,
    work: async (ctx, { run }) =>
      void (await ctx.db.runEvent.create({ data: { runId: run.id, level: 'info', message: 'unit' } })),
  })
  await attemptBatch(ctx, unfenced, claim, noSignals())
  if (second) await attemptBatch(ctx, unfenced, second, noSignals())
  expect(await written(runId)).toBe(2)
})

test('a batch whose worker dies loses no try; one that takes it down each time ends as failed, and the others finish', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(3, 1) })
  const die = async () => {
    await claimBatches({ workerId: newId(), kinds: [name], limit: 1 })
    const lapsed = { leasedUntil: new Date(Date.now() - 1000) }
    const deadly = { runId_position: { runId: id, position: 0 } }
    const { attempts, interruptions } = await db.batch.update({ where: deadly, data: lapsed })
    return [attempts, interruptions]
  }
  const { tries, interruptions } = writing(name)
  for (let death = 0; death < interruptions + tries; death++) expect(await die()).toEqual([1, death])
  await work(writing(name))
  const run = await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'failed',
  )
  expect(run.batches).toMatchObject({ done: 2, failed: 1 })
  expect(run.failures[0]?.error).toBe('Each time it was tried, its worker stopped or the database went away')
})

test('a worker that leaves hands its batches back at once, without a lost try', async () => {
  const { ctx } = await newProject()
  const name = kind()
  let begun = 0
  const patient = job({
    kind: name,
    work: (_ctx, { signal }) =>
      new Promise((_resolve, reject) => {
        begun++
        signal.addEventListener('abort', () => reject(new Error('left')))
      }),
  })
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(4, 1) })
  const worker = await work(patient)
  await until(
    async () => begun,
    (count) => count === 4,
  )
  await worker.stop()
  const batches = await db.batch.findMany({
    where: { runId: id },
    select: { fence: true, attempts: true, leasedUntil: true },
  })
  expect(batches).toEqual(Array(4).fill({ fence: null, attempts: 0, leasedUntil: null }))
})

test('a worker that is told to leave leaves at once, whatever it was looking after', async () => {
  const worker = await work(writing(kind()))
  const began = Date.now()
  await worker.stop()
  expect(Date.now() - began).toBeLessThan(700)
})

test('a large run of one project does not hold up a small one of another', async () => {
  const [large, small] = [await newProject(), await newProject()]
  const name = kind()
  const before = () => new Promise<void>((resolve) => setTimeout(resolve, 20))
  const first = await openRun(large.ctx, { kind: name, title: 'Large', plan: {}, batches: split(2000, 1) })
  await work(writing(name, { before }))
  await until(
    () => written(first.id),
    (count) => count > 20,
  )
  const second = await openRun(small.ctx, { kind: name, title: 'Small', plan: {}, batches: split(5, 1) })
  await until(
    () => getRun(small.ctx, { runId: second.id }),
    ({ status }) => status === 'done',
    10,
  )
  expect((await getRun(large.ctx, { runId: first.id })).status).toBe('running')
  await cancelRun(large.ctx, { runId: first.id })
})

test('a run may go on with batches that its own results call for', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const refilling: Job = {
    ...writing(name),
    next: async (ctx, run) => {
      const count = await ctx.db.batch.count({ where: { runId: run.id } })
      return count < 5 ? { batches: [{ first: count, size: 1 }] } : { result: { batches: count } }
    },
  }
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(2, 1) })
  await work(refilling)
  const run = await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'done',
  )
  expect(run.result).toEqual({ batches: 5 })
  expect(await written(id)).toBe(5)
})

test('a run whose worker died between the last batch and the end is ended by another', async () => {
  const { ctx } = await newProject()
  const name = kind()
  const { id } = await openRun(ctx, { kind: name, title: 'Test', plan: {}, batches: split(2, 1) })
  await db.batch.updateMany({ where: { runId: id }, data: { status: 'done', done: 1 } })
  await work(writing(name))
  await until(
    () => getRun(ctx, { runId: id }),
    ({ status }) => status === 'done',
    8,
  )
})

test('only curators and owners steer a run, and another project does not see it', async () => {
  const { ctx } = await newProject()
  const other = await newProject()
  const { id: runId } = await openRun(ctx, { kind: kind(), title: 'Test', plan: {}, batches: split(2, 1) })
  for (const verb of [pauseRun, resumeRun, cancelRun, retryRun]) {
    await expect(verb({ ...ctx, role: 'reviewer' }, { runId })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(verb(other.ctx, { runId })).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(getRun(other.ctx, { runId })).rejects.toMatchObject({ code: 'not_found' })
})

test('whom a run keeps what from is told by neither its plan nor its trace', async () => {
  const { ctx } = await newProject()
  const plan = { filter: { labels: ['safe'] }, held: [newId()] }
  const { id: runId } = await openRun(ctx, { kind: kind(), title: 'Test', plan, batches: split(2, 1) })
  const { filter } = plan
  expect((await getRun(ctx, { runId })).plan).toEqual({ filter })
  const trace = await db.auditEntry.findFirstOrThrow({ where: { subjectId: runId, action: 'run.start' } })
  expect(trace.after).toMatchObject({ plan: { filter } })
  expect(JSON.stringify(trace)).not.toContain('held')
  expect((await db.run.findUniqueOrThrow({ where: { id: runId } })).plan).toEqual(plan)
})

test('no commit, no run', async () => {
  const { ctx } = await newProject()
  await expect(
    db.$transaction(async (tx) => {
      await openRun(
        { ...ctx, db: tx, inTransaction: true },
        { kind: kind(), title: 'Test', plan: {}, batches: split(30, 10) },
      )
      throw new Error('boom')
    }),
  ).rejects.toThrow('boom')
  expect(await db.run.count({ where: { projectId: ctx.projectId } })).toBe(0)
  expect(await db.batch.count({ where: { projectId: ctx.projectId } })).toBe(0)
})
