import { allow, type Ctx } from '../ctx'
import type { DatasetView } from './schema'

export async function listDatasets(ctx: Ctx): Promise<DatasetView[]> {
  allow(ctx, 'read')
  const rows = await ctx.db.$queryRaw<(Omit<DatasetView, 'archivedAt'> & { archivedAt: Date | null })[]>`
    SELECT d.id, d.name, d.target::text AS target, p.name AS policy, v.number AS "policyVersion", d."archivedAt",
      (SELECT coalesce(sum(count), 0)::int FROM "SampleDelta" s WHERE s."datasetId" = d.id) AS samples
    FROM "Dataset" d JOIN "PolicyVersion" v ON v.id = d."policyVersionId" JOIN "Policy" p ON p.id = v."policyId"
    WHERE d."projectId" = ${ctx.projectId}::uuid ORDER BY d."archivedAt" NULLS FIRST, d.id`
  return rows.map((row) => ({ ...row, archivedAt: row.archivedAt?.toISOString() ?? null }))
}
