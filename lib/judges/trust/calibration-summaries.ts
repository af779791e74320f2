import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'
import type { CalibrationSummary } from './schema'

type Which = { id: string } | { datasetId: string }
type Row = Omit<CalibrationSummary, 'at'> & { at: Date }

/** Calibrations with how far people have come, the newest first. */
export async function calibrationSummaries(ctx: Ctx, which: Which): Promise<CalibrationSummary[]> {
  const condition =
    'id' in which ? Prisma.sql`c.id = ${which.id}::uuid` : Prisma.sql`c."datasetId" = ${which.datasetId}::uuid`
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT c.id, c."queueId", c."createdByName" AS by, c."createdAt" AS at,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'name', j.name) ORDER BY j.name), '[]') FROM "Judge" j WHERE j.id = ANY(c."judgeIds")) AS judges,
      (SELECT count(*)::int FROM "QueueItem" i WHERE i."queueId" = c."queueId" AND NOT i.gold) AS items,
      (SELECT count(*)::int FROM "QueueItem" i WHERE i."queueId" = c."queueId" AND NOT i.gold AND i.state IN ('decided', 'settled')) AS decided
    FROM "Calibration" c WHERE c."projectId" = ${ctx.projectId}::uuid AND ${condition} ORDER BY c.id DESC LIMIT 50`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
