import type { Ctx } from '../ctx'

/** Brings deleted rows back as they were, and moved ones to where they came from. */
export async function returnBatch(
  ctx: Ctx,
  batchId: string,
  undoes: string,
  { from, until }: { from: string; until: string | null },
) {
  const gone = await ctx.db.$queryRaw<{ sampleId: string }[]>`
    SELECT "sampleId" FROM "DepartedSample" WHERE "runId" = ${undoes}::uuid AND "sampleId" >= ${from}::uuid AND "sampleId" <= ${until}::uuid ORDER BY 1 FOR UPDATE`
  const ids = gone.map(({ sampleId }) => sampleId)
  const returned = await ctx.db.$executeRaw`
    INSERT INTO "Sample" SELECT r.* FROM "DepartedSample" d, LATERAL jsonb_populate_record(NULL::"Sample", d.row) AS r
    WHERE d."runId" = ${undoes}::uuid AND d."sampleId" = ANY(${ids}::uuid[]) AND d.row IS NOT NULL ON CONFLICT DO NOTHING`
  const moved = await ctx.db.$executeRaw`
    UPDATE "Sample" s SET "datasetId" = d."datasetId", revision = revision + 1, "updatedAt" = now() FROM "DepartedSample" d
    WHERE d."runId" = ${undoes}::uuid AND d."sampleId" = ANY(${ids}::uuid[]) AND d.row IS NULL AND s.id = d."sampleId" AND s."datasetId" = d."toDatasetId"`
  await ctx.db.$executeRaw`
    UPDATE "Verdict" v SET "datasetId" = d."datasetId" FROM "DepartedSample" d
    WHERE d."runId" = ${undoes}::uuid AND d."sampleId" = ANY(${ids}::uuid[]) AND d.row IS NULL AND v."sampleId" = d."sampleId" AND v."datasetId" = d."toDatasetId"`
  await ctx.db
    .$executeRaw`DELETE FROM "DepartedSample" WHERE "runId" = ${undoes}::uuid AND "sampleId" = ANY(${ids}::uuid[])`
  // Added, not written over: a second try finds nothing left to return.
  await ctx.db.$executeRaw`
    UPDATE "Batch" SET input = coalesce(input, '{}') || jsonb_build_object('restored', coalesce((input->>'restored')::int, 0) + ${returned + moved}::int) WHERE id = ${batchId}::uuid`
}
