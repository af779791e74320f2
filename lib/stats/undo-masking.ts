import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { openRun } from '../runs/open-run'
import { hasEnded } from '../runs/rules'
import { rangesOf } from '../samples/ranges-of'
import { maskKind, type UndoMaskingInput, unmaskKind } from './schema'

const batchSize = 500

/** Puts the texts back as they were, except where somebody has changed a sample since. */
export async function undoMasking(ctx: Ctx, { runId }: UndoMaskingInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const run = await ctx.db.run.findFirst({
      where: { id: runId, projectId: ctx.projectId, kind: maskKind },
      select: { title: true, status: true, datasetId: true },
    })
    if (!run) throw notFound('Run')
    if (!hasEnded(run.status)) throw conflict('It is still going: cancel it, or wait for its end')
    const idempotencyKey = `undo:${runId}`
    if (await ctx.db.run.count({ where: { projectId: ctx.projectId, idempotencyKey } }))
      throw conflict('It is undone already')
    const masked = Prisma.sql`
      SELECT "sampleId" AS id FROM "MaskedSample" WHERE "runId" = ${runId}::uuid AND "projectId" = ${ctx.projectId}::uuid`
    const batches = await rangesOf(ctx, masked, batchSize)
    if (batches.length === 0) throw conflict('It changed nothing, so there is nothing to undo')
    return openRun(ctx, {
      kind: unmaskKind,
      title: `Undo: ${run.title}`,
      ...(run.datasetId && { datasetId: run.datasetId }),
      plan: { undoes: runId },
      batches,
      idempotencyKey,
    })
  })
}
