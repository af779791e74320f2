import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { newId } from '../ids'
import type { NewBatch } from '../job'
import { toldPlan } from './told-plan'

type NewRun = {
  kind: string
  title: string
  plan: Prisma.InputJsonObject
  batches: NewBatch[]
  datasetId?: string
  total?: number
  capMicros?: bigint
  capCalls?: number
  idempotencyKey?: string
}

/** A run and its batches exist together or not at all. The batches are the queue, so there is nothing else to tell. */
export function openRun(
  ctx: Ctx,
  { kind, title, plan, batches, datasetId, total, capMicros, capCalls, idempotencyKey }: NewRun,
) {
  return transaction(ctx, async (ctx) => {
    const [project] = await ctx.db.project.updateManyAndReturn({
      where: { id: ctx.projectId, archivedAt: null },
      data: { runCount: { increment: 1 } },
      select: { runCount: true },
    })
    if (!project) throw conflict('This project is archived. Bring it back first')
    const run = await ctx.db.run.create({
      data: {
        projectId: ctx.projectId,
        datasetId: datasetId ?? null,
        number: project.runCount,
        kind,
        title,
        plan,
        total: total ?? batches.reduce((sum, { size }) => sum + size, 0),
        capMicros: capMicros ?? null,
        capCalls: capCalls ?? null,
        idempotencyKey: idempotencyKey ?? null,
        actor: ctx.actor,
      },
      select: { id: true, number: true, title: true },
    })
    await addBatches(ctx, run.id, 0, batches)
    await audit(ctx, `run.start`, run.id, { name: title, after: { kind, plan: toldPlan(plan) } })
    return run
  })
}

/** Thousands at a time: Prisma's createMany takes a quarter of a millisecond each. */
export async function addBatches(ctx: Ctx, runId: string, from: number, batches: NewBatch[]) {
  if (batches.length === 0) return
  const rows = batches.map(({ first, size, input }, index) => ({
    id: newId(),
    position: from + index,
    first,
    size,
    input: input ?? null,
  }))
  await ctx.db.$executeRaw`
    INSERT INTO "Batch" (id, "runId", "projectId", position, first, size, input)
    SELECT id, ${runId}::uuid, ${ctx.projectId}::uuid, position, first, size, input
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row(id uuid, position int, first int, size int, input jsonb)`
}
