import type { Ctx } from '../ctx'
import type { BulkAct } from './bulk/schema'

/** Deletes or moves locked rows, and keeps what an undo needs. Where the other dataset has the same text, the row stays. */
export async function departBatch(ctx: Ctx, runId: string, act: BulkAct, ids: string[]) {
  const to = act.kind === 'move' ? act.toDataset : null
  const kept = await ctx.db.$executeRaw`
    INSERT INTO "DepartedSample" ("sampleId", "runId", "projectId", "datasetId", "toDatasetId", row)
    SELECT id, ${runId}::uuid, "projectId", "datasetId", ${to}::uuid, CASE WHEN ${to}::uuid IS NULL THEN to_jsonb(s) END FROM "Sample" s
    WHERE id = ANY(${ids}::uuid[]) AND (${to}::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM "Sample" o WHERE o."datasetId" = ${to}::uuid AND o."contentHash" = s."contentHash"))
    ON CONFLICT DO NOTHING`
  if (to === null) {
    await ctx.db.$executeRaw`DELETE FROM "Sample" WHERE id = ANY(${ids}::uuid[])`
  } else {
    await ctx.db.$executeRaw`
      UPDATE "Sample" s SET "datasetId" = ${to}::uuid, revision = revision + 1, "updatedAt" = now() FROM "DepartedSample" d
      WHERE d."runId" = ${runId}::uuid AND d."sampleId" = s.id AND s.id = ANY(${ids}::uuid[])`
    await ctx.db.$executeRaw`
      UPDATE "Verdict" v SET "datasetId" = ${to}::uuid FROM "DepartedSample" d WHERE d."runId" = ${runId}::uuid AND d."sampleId" = v."sampleId" AND v."sampleId" = ANY(${ids}::uuid[])`
  }
  return { already: ids.length - kept, refused: 0 }
}
