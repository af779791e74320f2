import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { countWorkers } from './count-workers'
import { runView } from './run-view'
import type { FailureView, RunDetailView, RunInput } from './schema'
import { toldPlan } from './told-plan'

export async function getRun(ctx: Ctx, { runId }: RunInput): Promise<RunDetailView> {
  allow(ctx, 'read')
  const [run] = await runView(ctx, Prisma.sql`id = ${runId}::uuid`, 1)
  if (!run) throw notFound('Run')
  const [plan, log, failures, workersAlive] = await Promise.all([
    ctx.db.run.findUniqueOrThrow({ where: { id: runId }, select: { plan: true } }),
    ctx.db.runEvent.findMany({
      where: { runId },
      orderBy: { id: 'desc' },
      take: 100,
      select: { id: true, level: true, message: true, at: true },
    }),
    failuresOf(ctx, runId),
    countWorkers(),
  ])
  return {
    ...run,
    plan: toldPlan(plan.plan as Prisma.InputJsonObject),
    log: log.map((event) => ({ ...event, at: event.at.toISOString() })),
    failures,
    workersAlive,
  }
}

/** Why batches failed, or are being tried again, alike ones together. */
function failuresOf(ctx: Ctx, runId: string) {
  return ctx.db.$queryRaw<FailureView[]>`
    SELECT coalesce("errorClass", 'internal') AS "errorClass", error, count(*)::int AS batches, sum(size - done)::int AS units
    FROM "Batch" WHERE "runId" = ${runId}::uuid AND error IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 20`
}
