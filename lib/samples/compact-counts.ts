import { db } from '../db'

/** Sums up appended counts when they have become many. Readers see the same sums before, during and after. */
export async function compactCounts() {
  const [row] = await db.$queryRaw<
    { rows: number }[]
  >`SELECT count(*)::int AS rows FROM (SELECT 1 FROM "SampleDelta" LIMIT 5000) AS first`
  if ((row?.rows ?? 0) < 5000) return
  await db.$executeRaw`
    WITH gone AS (DELETE FROM "SampleDelta" WHERE id IN (SELECT id FROM "SampleDelta" FOR UPDATE SKIP LOCKED) RETURNING *)
    INSERT INTO "SampleDelta" ("datasetId", "labels", "polarity", "labelSource", "state", "sourceId", "judged", "reviewed", "count")
    SELECT "datasetId", "labels", "polarity", "labelSource", "state", "sourceId", "judged", "reviewed", sum("count")
    FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum("count") <> 0`
}
