import type { Ctx } from '../ctx'

/** A snapshot whose run ended otherwise will never be taken. */
export const closeLostSnapshots = (ctx: Ctx, datasetId: string) => ctx.db.$executeRaw`
  UPDATE "Snapshot" s SET status = 'failed', reason = coalesce(r.reason, 'Its run was cancelled') FROM "Run" r
  WHERE s."datasetId" = ${datasetId}::uuid AND s."projectId" = ${ctx.projectId}::uuid AND s.status = 'taking' AND r.id = s."runId" AND r.status IN ('failed', 'cancelled')`
