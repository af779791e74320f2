import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { datasetStatus } from './rules'

/** What brings samples in. */
const bringing = ['fetch-pages', 'read-documents', 'fetch-hub', 'write-pairs', 'generate', 'import']

type Row = {
  id: string
  name: string
  policyVersionId: string
  createdAt: Date
  samples: number
  going: boolean
  failed: boolean
  updatedAt: Date
}

/** How far datasets are, from their runs: all of the project's, or one. */
export async function describeDatasets(ctx: Ctx, datasetId?: string) {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT d.id, d.name, d."policyVersionId", d."createdAt",
      (SELECT count(*)::int FROM "Sample" s WHERE s."datasetId" = d.id AND s.state <> 'rejected') AS samples,
      EXISTS (SELECT 1 FROM "Run" r WHERE r."datasetId" = d.id AND r."projectId" = d."projectId" AND r.status IN ('running', 'paused') AND r.kind = ANY(${bringing})) AS going,
      coalesce((SELECT r.status IN ('failed', 'cancelled') FROM "Run" r WHERE r."datasetId" = d.id AND r."projectId" = d."projectId" AND r.kind = ANY(${bringing}) ORDER BY r.id DESC LIMIT 1), false) AS failed,
      greatest(d."createdAt", (SELECT max(coalesce(r."endedAt", r."createdAt")) FROM "Run" r WHERE r."datasetId" = d.id AND r."projectId" = d."projectId")) AS "updatedAt"
    FROM "Dataset" d WHERE d."projectId" = ${ctx.projectId}::uuid AND d."archivedAt" IS NULL AND (${datasetId ?? null}::uuid IS NULL OR d.id = ${datasetId ?? null}::uuid)
    ORDER BY d.id`
  if (datasetId && rows.length === 0) throw notFound('Dataset')
  return rows.map((row) => ({ ...row, status: datasetStatus(row) }))
}
