import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { openRun } from '../runs/open-run'
import { hasEnded } from '../runs/rules'
import { bulkPlan, type UndoBulkInput } from './bulk/schema'
import { rangesOf } from './ranges-of'

const batchSize = 2_000
/** Kinds of runs that decide about samples and keep what they found. */
const undoable = ['bulk-label', 'collapse-duplicates', 'sift', 'accept']

/** Puts back what a bulk act changed, except where somebody has decided since. It is a run as well. */
export async function undoBulk(ctx: Ctx, { runId }: UndoBulkInput) {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const run = await ctx.db.run.findFirst({
      where: { id: runId, projectId: ctx.projectId, kind: { in: undoable } },
      select: { title: true, status: true, plan: true, datasetId: true },
    })
    if (!run) throw notFound('Run')
    if (!hasEnded(run.status)) throw conflict('It is still going: cancel it, or wait for its end')
    const { act, userId } = bulkPlan.parse(run.plan)
    if (userId !== ctx.actor.id) allow(ctx, 'curate')
    const again = await ctx.db.run.findFirst({
      where: { projectId: ctx.projectId, idempotencyKey: `undo:${runId}` },
      select: { id: true },
    })
    if (again) throw conflict('It is undone already', { runId: again.id })

    const touched = Prisma.sql`
      SELECT "sampleId" AS id FROM "Decision" WHERE "runId" = ${runId}::uuid
      UNION ALL SELECT "sampleId" FROM "DepartedSample" WHERE "runId" = ${runId}::uuid`
    const batches = await rangesOf(ctx, touched, batchSize)
    if (batches.length === 0) throw conflict('It changed nothing, so there is nothing to undo')
    return openRun(ctx, {
      kind: 'undo-bulk',
      title: `Undo: ${run.title}`,
      ...(run.datasetId && { datasetId: run.datasetId }),
      plan: { undoes: runId, act, userId: ctx.actor.id },
      batches,
      idempotencyKey: `undo:${runId}`,
    })
  })
}
