import { setTimeout as pause } from 'node:timers/promises'
import { type Ctx, transaction } from '../ctx'
import { isDatabaseAway } from '../database-away'
import { AppError } from '../errors'
import type { Attempt, Job, Progress } from '../job'
import { describeError, log } from '../log'
import type { Claim } from './claim-batches'
import { closeRun } from './close-run'
import { backoff, leaseSeconds, renewSeconds } from './rules'

type Signals = Pick<Attempt, 'winding' | 'signal'>

/** Does a claimed batch's work and says how it ended. Never throws for what the work did. */
export async function attemptBatch(ctx: Ctx, job: Job, claim: Claim, signals: Signals) {
  try {
    await attempt(ctx, job, claim, signals)
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    log.warn('batch.database-away', { run: claim.runId, batch: claim.id, ...describeError(error) })
    await interruptOnceThere(ctx, claim)
  }
}

async function attempt(ctx: Ctx, job: Job, claim: Claim, signals: Signals) {
  const { run, fence, ...batch } = claim
  if (triesOf(claim, job) > job.tries)
    return failBatch(
      ctx,
      job,
      claim,
      'internal',
      'Each time it was tried, its worker stopped or the database went away',
    )

  let ended = false
  const keep: Attempt['keep'] = async (write, progress = {}) => {
    const began = Date.now()
    const kept = await transaction(ctx, async (ctx) => {
      await holdFence(ctx, claim, progress)
      const written = await write(ctx)
      if (Date.now() - began > renewSeconds * 1000) await holdOn(ctx, claim)
      return written
    })
    ended ||= Boolean(progress.last)
    return kept
  }

  try {
    const outcome = await job.work({ ...ctx, signal: signals.signal }, { run, batch, ...signals, keep })
    if (ended) return closeRun(run.id, job)
    if (outcome === 'unfinished') return handBack(ctx, claim)
  } catch (error) {
    if (error instanceof LostBatch || signals.signal.reason === 'lost')
      return log.info('batch.taken-away', { run: run.id, batch: batch.id })
    if (signals.winding.aborted) return handBack(ctx, claim)
    if (isDatabaseAway(error)) throw error
    return retryLater(ctx, job, claim, error)
  }
  await endBatch(ctx, job, claim, { status: 'done' })
}

class LostBatch extends Error {}

/** The lock on the batch row lasts until the caller's transaction ends, so nobody can claim it in between. */
async function holdFence(
  ctx: Ctx,
  { id, fence, runId }: Claim,
  { done = 0, failed = 0, costMicros = 0, last, stays }: Progress,
) {
  // The run before its batch, as everywhere: two that take them in other orders would wait for each other.
  if (costMicros)
    await ctx.db.$executeRaw`UPDATE "Run" SET "costMicros" = "costMicros" + ${costMicros} WHERE id = ${runId}::uuid`
  const held = last
    ? await ctx.db.$executeRaw`
        UPDATE "Batch" SET status = 'done', fence = NULL, "leasedUntil" = NULL, error = NULL, "errorClass" = NULL, "endedAt" = now(),
          failed = failed + ${failed}, done = size - failed - ${failed}
        WHERE id = ${id}::uuid AND fence = ${fence}::uuid AND status = 'open'`
    : await ctx.db.$executeRaw`
        UPDATE "Batch" SET done = done + ${done}, failed = failed + ${failed}, interruptions = CASE WHEN ${Boolean(stays)} THEN 0 ELSE interruptions END
        WHERE id = ${id}::uuid AND fence = ${fence}::uuid AND status = 'open'`
  if (held === 0) throw new LostBatch('Another worker holds this batch')
}

/** While its row was locked, nobody could renew its lease. */
const holdOn = (ctx: Ctx, { id, fence }: Claim) => ctx.db.$executeRaw`
  UPDATE "Batch" SET "leasedUntil" = clock_timestamp() + make_interval(secs => ${leaseSeconds}) WHERE id = ${id}::uuid AND fence = ${fence}::uuid`

async function handBack(ctx: Ctx, { id, fence }: Claim) {
  await ctx.db.$executeRaw`
    UPDATE "Batch" SET fence = NULL, "leasedUntil" = NULL, "workerId" = NULL, attempts = attempts - 1
    WHERE id = ${id}::uuid AND fence = ${fence}::uuid AND status = 'open'`
}

/** That the database went away costs no try. Once the lease has run out, others see to the batch. */
async function interruptOnceThere(ctx: Ctx, { id, fence }: Claim) {
  for (const until = Date.now() + leaseSeconds * 1000; ; ) {
    try {
      return await ctx.db.$executeRaw`
        UPDATE "Batch" SET fence = NULL, "leasedUntil" = NULL, "workerId" = NULL, attempts = attempts - 1, interruptions = interruptions + 1,
          "notBefore" = now() + make_interval(secs => ${backoff(1, Math.random())})
        WHERE id = ${id}::uuid AND fence = ${fence}::uuid AND status = 'open'`
    } catch (failure) {
      if (!isDatabaseAway(failure) || Date.now() > until) throw failure
      await pause(200)
    }
  }
}

/** Of all its interruptions, those that are too many count as tries. */
const triesOf = ({ attempts, interruptions }: Claim, job: Job) =>
  attempts + Math.max(0, interruptions - job.interruptions)

async function retryLater(ctx: Ctx, job: Job, claim: Claim, error: unknown) {
  const told = error instanceof AppError
  const message = told ? error.message : 'Something went wrong here. It is in the log'
  if (!told)
    log.error('batch.failed', { run: claim.runId, batch: claim.id, attempt: claim.attempts, ...describeError(error) })
  const hopeless = told && (error.code === 'invalid' || error.code === 'not_found' || error.code === 'forbidden')
  if (hopeless || triesOf(claim, job) >= job.tries)
    return failBatch(ctx, job, claim, told ? error.code : 'internal', message)
  await ctx.db.$executeRaw`
    UPDATE "Batch" SET fence = NULL, "leasedUntil" = NULL, "workerId" = NULL, error = ${message}, "errorClass" = ${told ? error.code : 'internal'},
      "notBefore" = now() + make_interval(secs => ${backoff(claim.attempts, Math.random())})
    WHERE id = ${claim.id}::uuid AND fence = ${claim.fence}::uuid AND status = 'open'`
}

const failBatch = (ctx: Ctx, job: Job, claim: Claim, errorClass: string, error: string) =>
  endBatch(ctx, job, claim, { status: 'failed', error, errorClass })

type Ending = { status: 'done' } | { status: 'failed'; error: string; errorClass: string }

async function endBatch(ctx: Ctx, job: Job, { id, fence, runId }: Claim, ending: Ending) {
  const closed =
    ending.status === 'done'
      ? await ctx.db.$executeRaw`
        UPDATE "Batch" SET status = 'done', fence = NULL, "leasedUntil" = NULL, error = NULL, "errorClass" = NULL, "endedAt" = now(), done = size - failed
        WHERE id = ${id}::uuid AND fence = ${fence}::uuid AND status = 'open'`
      : await ctx.db.$executeRaw`
        UPDATE "Batch" SET status = 'failed', fence = NULL, "leasedUntil" = NULL, error = ${ending.error}, "errorClass" = ${ending.errorClass}, "endedAt" = now(), failed = size - done
        WHERE id = ${id}::uuid AND fence = ${fence}::uuid AND status = 'open'`
  // Not in one transaction with the line above: of two last batches, one must see the other closed.
  if (closed) await closeRun(runId, job)
}
