import { z } from 'zod'
import type { PoolClient } from 'pg'
import type { Ctx } from '../ctx'
import { pool } from '../db'
import { AppError, notFound } from '../errors'
import type { Attempt } from '../job'
import { wrappersOf } from '../wrappers/list-wrappers'
import { importRows, type Sums } from './write/import-rows'
import { importSettings } from './import-settings'
import { keepRejects, type Rejected } from './write/rejects'
import { importPlan } from './schema'
import { targetOf } from './target-of'
import { uploadPath } from './write/uploads'

const input = z.object({ sourceId: z.uuid() })

/**
 * The whole file in one transaction: all of it lands, or nothing does, whatever happens to this process. The proof that
 * this worker still holds the batch is asked for last, because it locks the row that says the worker is alive.
 */
export async function importBatch(ctx: Ctx, attempt: Attempt) {
  const { run, batch, keep, signal, winding } = attempt
  const { sourceId } = input.parse(batch.input)
  const source = await ctx.db.source.findFirst({
    where: { id: sourceId, projectId: run.projectId },
    select: { importedAt: true, uploadId: true, datasetId: true, plan: true },
  })
  if (!source?.uploadId) throw notFound('Source')
  if (source.importedAt) return // It landed, and the worker died before it could say so.
  const plan = importPlan.parse(source.plan)
  const [target, { caps, frame }, wrappers] = await Promise.all([
    targetOf(ctx, source.datasetId),
    importSettings(ctx),
    wrappersOf(ctx),
  ])
  const fence = await keep((ctx) => beginAgain(ctx, batch.id, sourceId))

  const client = await pool.connect()
  const cancel = () => pool.query('SELECT pg_cancel_backend($1)', [pidOf(client)]).catch(() => {})
  signal.addEventListener('abort', cancel)
  let told = 0
  let failure: unknown
  let outcome: { sums: Sums; rejected: Rejected } | null = null
  try {
    await client.query('BEGIN')
    // Imports into one dataset go one after the other, or two could bring in the same text at once.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [source.datasetId])
    outcome = await importRows(client, {
      plan,
      target,
      caps,
      frame: plan.safePrompts ? frame : null,
      wrappers: plan.unwrap ? wrappers : null,
      path: uploadPath(source.uploadId),
      destination: {
        projectId: run.projectId,
        datasetId: source.datasetId,
        sourceId,
        runId: run.id,
        policyVersionId: target.policyVersionId,
      },
      stopped: () => signal.aborted || winding.aborted,
      progress: async (bytes) => {
        const done = Math.min(batch.size - 1, Math.floor(bytes / 1024)) - told
        if (done <= 0) return
        told += done
        await keep(async () => {}, { done })
      },
    })
    if (outcome.rejected.count === 0 || plan.unreadable === 'skip') {
      await land(client, { sourceId, batchId: batch.id, fence, sums: outcome.sums })
      await client.query('COMMIT')
      return
    }
    await client.query('ROLLBACK')
  } catch (error) {
    failure = error
    await client.query('ROLLBACK').catch(() => {})
  } finally {
    signal.removeEventListener('abort', cancel)
    client.release(failure instanceof Error && !(failure instanceof AppError))
  }
  if (winding.aborted && !signal.aborted) return 'unfinished'
  if (failure) throw failure
  if (outcome) throw await refuse(attempt, sourceId, outcome)
}

/** What an attempt before this one told of its progress and its rejects is no longer so. Returns this attempt's fence. */
async function beginAgain(ctx: Ctx, batchId: string, sourceId: string) {
  await ctx.db.reject.deleteMany({ where: { sourceId } })
  const { fence } = await ctx.db.batch.update({ where: { id: batchId }, data: { done: 0 }, select: { fence: true } })
  return fence
}

type Landing = { sourceId: string; batchId: string; fence: string | null; sums: Sums }

async function land(client: PoolClient, { sourceId, batchId, fence, sums }: Landing) {
  await client.query(
    `UPDATE "Source" SET "importedAt" = now(), "read" = $2, "added" = $3, "repeats" = $4, "filtered" = $5, "rejected" = $6, "pairs" = $7, "unwrapped" = $8, "unlabelled" = $9 WHERE id = $1`,
    [
      sourceId,
      sums.read,
      sums.added,
      sums.repeats,
      sums.filtered,
      sums.rejected,
      sums.pairs,
      sums.unwrapped,
      sums.unlabelled,
    ],
  )
  const { rowCount } = await client.query(
    `UPDATE "Batch" SET done = done WHERE id = $1 AND fence = $2 AND status = 'open'`,
    [batchId, fence],
  )
  if (rowCount === 0) throw new Error('Another worker holds this batch')
}

/** Nothing was imported; why not is kept, row by row, and said in a sentence. */
async function refuse({ keep }: Attempt, sourceId: string, { sums, rejected }: { sums: Sums; rejected: Rejected }) {
  await keep(async (ctx) => {
    await keepRejects(ctx, sourceId, rejected.first)
    await ctx.db.source.update({ where: { id: sourceId }, data: { read: sums.read, rejected: rejected.count } })
  })
  const [first] = rejected.first
  const place = first
    ? `${first.file}, line ${first.line}${first.column ? `, column ${first.column}` : ''}: ${first.reason}`
    : ''
  const share = `${rejected.count.toLocaleString('en')} of ${sums.read.toLocaleString('en')} rows cannot be read`
  return new AppError('invalid', `${place}. ${share}, so nothing was imported`)
}

const pidOf = (client: object) => ('processID' in client && typeof client.processID === 'number' ? client.processID : 0)
