import { db } from '../db'

const rowsAtOnce = 20_000
/** So long a run that failed may still be tried again. */
const hour = 60 * 60 * 1000

/** What was frozen for a snapshot that never came to its end is taken away. Returns how many rows. */
export async function sweepFailedSnapshots(now = Date.now()) {
  await db.$executeRaw`
    UPDATE "Snapshot" s SET status = 'failed', reason = coalesce(r.reason, 'Its run was cancelled') FROM "Run" r
    WHERE s.status = 'taking' AND r.id = s."runId" AND r.status IN ('failed', 'cancelled') AND r."endedAt" < ${new Date(now - hour)}`
  const failed = await db.$queryRaw<{ id: string; rows: number }[]>`
    SELECT id, "rowCount" AS rows FROM "Snapshot" s WHERE status = 'failed'
      AND (EXISTS (SELECT 1 FROM "SnapshotRow" r WHERE r."snapshotId" = s.id) OR EXISTS (SELECT 1 FROM "SnapshotPair" p WHERE p."snapshotId" = s.id))
    LIMIT 20`
  let swept = 0
  for (const { id, rows } of failed) {
    const last = await db.snapshotRow.aggregate({ where: { snapshotId: id }, _max: { position: true } })
    for (let from = 0; from <= Math.max(rows, last._max.position ?? 0); from += rowsAtOnce) {
      const position = { gte: from, lt: from + rowsAtOnce }
      await db.snapshotVerdict.deleteMany({ where: { snapshotId: id, position } })
      swept += (await db.snapshotRow.deleteMany({ where: { snapshotId: id, position } })).count
    }
    await db.snapshotPair.deleteMany({ where: { snapshotId: id } })
  }
  return swept
}
