import { announce } from '../announce'
import type { Ctx } from '../ctx'
import { db } from '../db'
import type { Prisma } from '../generated/prisma/client'
import type { Job, JobRun } from '../job'
import { describeError, log } from '../log'
import { addBatches } from './open-run'

type Row = JobRun & { title: string }

/** Ends a run that has no open batch, or lets it go on with more. Safe to call at any time, by anyone, any number of times. */
export async function closeRun(runId: string, job: Job) {
  try {
    await db.$transaction((tx) => close(tx, runId, job), { maxWait: 10_000, timeout: 120_000 })
  } catch (error) {
    log.error('run.close-failed', { run: runId, ...describeError(error) })
    const data = {
      status: 'failed',
      reason: 'Its last step failed. The reason is in the log',
      endedAt: new Date(),
    } as const
    const where = { id: runId, status: 'running' as const, batches: { none: { status: 'open' as const } } }
    await db.$transaction(async (tx) => {
      const ended = await tx.run.updateManyAndReturn({ where, data, select: { projectId: true, ...ofEnded } })
      for (const { projectId, ...run } of ended) await announceEnd({ db: tx, projectId }, run)
    })
  }
}

async function close(tx: Prisma.TransactionClient, runId: string, job: Job) {
  const [run] = await tx.$queryRaw<Row[]>`
    SELECT id, "projectId", "datasetId", kind, title, plan FROM "Run" WHERE id = ${runId}::uuid AND status = 'running' FOR NO KEY UPDATE`
  if (!run) return
  const counts = await tx.batch.groupBy({ by: ['status'], where: { runId }, _count: true })
  const all = counts.reduce((sum, { _count }) => sum + _count, 0)
  const numberOf = (wanted: string) => counts.find(({ status }) => status === wanted)?._count ?? 0
  if (numberOf('open') > 0) return

  const ctx: Ctx = {
    actor: { type: 'job', id: run.id, name: run.title },
    role: 'curator',
    projectId: run.projectId,
    db: tx,
    inTransaction: true,
  }
  const following = await job.next?.(ctx, run)
  if (following && 'batches' in following && following.batches.length > 0)
    return addBatches(ctx, runId, all, following.batches)

  const failed = numberOf('failed')
  const ended = await tx.run.update({
    where: { id: runId },
    select: ofEnded,
    data: {
      status: failed > 0 ? 'failed' : 'done',
      reason: failed > 0 ? `${failed} of ${all} batches failed` : null,
      ...(following && 'result' in following && { result: following.result as Prisma.InputJsonObject }),
      endedAt: new Date(),
    },
  })
  await announceEnd(ctx, ended)
}

const ofEnded = { id: true, kind: true, title: true, status: true, reason: true } as const
type Ended = { id: string; kind: string; title: string; status: string; reason: string | null }

const announceEnd = (ctx: Pick<Ctx, 'db' | 'projectId'>, { id: runId, ...run }: Ended) =>
  announce(ctx, { event: 'run.ended', data: { runId, ...run } })
