import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import type { SnapshotSummary, SnapshotView } from './schema'

type Row = Omit<SnapshotView, 'createdAt' | 'takenAt' | 'sizes' | 'polarity'> & {
  createdAt: Date
  takenAt: Date | null
  summary: Partial<SnapshotSummary> | null
}

/** Snapshots as lists show them. One whose run ended otherwise has failed, whether or not its row says so yet. */
export async function snapshotView(ctx: Ctx, where: Prisma.Sql, take: number): Promise<SnapshotView[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT s.id, s."datasetId", d.name AS dataset, CASE WHEN s.status = 'taking' AND r.status IN ('failed', 'cancelled') THEN 'failed' ELSE s.status::text END AS status,
      s.version, s.note, s."rowCount" AS rows, s."pairCount" AS pairs, s."contentHash", s."runId", coalesce(s.reason, CASE WHEN s.status = 'taking' AND r.status = 'cancelled' THEN 'Its run was cancelled' ELSE r.reason END) AS reason,
      coalesce(s."takenBy"->>'name', 'Unknown') AS by, s."createdAt", s."takenAt", s.summary
    FROM "Snapshot" s JOIN "Dataset" d ON d.id = s."datasetId" LEFT JOIN "Run" r ON r.id = s."runId"
    WHERE s."projectId" = ${ctx.projectId}::uuid AND ${where} ORDER BY s.id DESC LIMIT ${take}`
  return rows.map(({ summary, createdAt, takenAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    takenAt: takenAt?.toISOString() ?? null,
    sizes: summary?.splits?.sizes ?? null,
    polarity: summary?.polarity ?? null,
  }))
}
