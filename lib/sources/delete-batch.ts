import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { Attempt } from '../job'

const plan = z.object({ sourceId: z.uuid(), samples: z.enum(['keep', 'delete']) })
const input = z.object({ importRunId: z.uuid().nullable() })

/** Rows of an import are found by its run and their place in it, which is an index. */
export async function deleteBatch(_: Ctx, { run, batch, keep }: Attempt) {
  const { sourceId, samples } = plan.parse(run.plan)
  const { importRunId } = input.parse(batch.input)
  if (!importRunId) return
  const last = batch.first + batch.size - 1
  await keep(async (ctx) => {
    if (samples === 'keep')
      return void (await ctx.db.$executeRaw`
        UPDATE "Sample" SET "sourceId" = NULL, "sourceRow" = NULL
        WHERE "runId" = ${importRunId}::uuid AND position BETWEEN ${batch.first} AND ${last} AND "projectId" = ${run.projectId}::uuid AND "sourceId" = ${sourceId}::uuid`)
    await handOver(ctx, { importRunId, sourceId, first: batch.first, last })
    await ctx.db.$executeRaw`
      DELETE FROM "Sample" WHERE "runId" = ${importRunId}::uuid AND position BETWEEN ${batch.first} AND ${last}
        AND "projectId" = ${run.projectId}::uuid AND "sourceId" = ${sourceId}::uuid`
  })
}

type Range = { importRunId: string; sourceId: string; first: number; last: number }

/** A text that another source holds too becomes that source's row, in the place that was left free for it. */
async function handOver(ctx: Ctx, { importRunId, sourceId, first, last }: Range) {
  await ctx.db.$executeRaw`
    WITH heirs AS (
      SELECT DISTINCT ON (s.id) s.id, o."sourceId", o."row", n."runId"
      FROM "Sample" s JOIN "SampleSource" o ON o."sampleId" = s.id AND o."sourceId" <> ${sourceId}::uuid JOIN "Source" n ON n.id = o."sourceId"
      WHERE s."runId" = ${importRunId}::uuid AND s.position BETWEEN ${first} AND ${last} AND s."sourceId" = ${sourceId}::uuid
      ORDER BY s.id, o."sourceId", o."row"
    ), left_over AS (
      DELETE FROM "SampleSource" o USING heirs WHERE o."sourceId" = heirs."sourceId" AND o."row" = heirs."row"
    )
    UPDATE "Sample" s SET "sourceId" = heirs."sourceId", "sourceRow" = heirs."row", "runId" = heirs."runId", position = heirs."row" - 1
    FROM heirs WHERE s.id = heirs.id`
}
