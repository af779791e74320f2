import { db } from '../db'

/** Sums up appended counts when they have become many. Readers see the same sums before, during and after. */
export async function compactBallots() {
  const [row] = await db.$queryRaw<
    { rows: number }[]
  >`SELECT count(*)::int AS rows FROM (SELECT 1 FROM "BallotDelta" LIMIT 5000) AS first`
  if ((row?.rows ?? 0) < 5000) return
  await db.$executeRaw`
    WITH gone AS (DELETE FROM "BallotDelta" WHERE id IN (SELECT id FROM "BallotDelta" FOR UPDATE SKIP LOCKED) RETURNING *)
    INSERT INTO "BallotDelta" ("datasetId", answers, count) SELECT "datasetId", answers, sum(count) FROM gone GROUP BY 1, 2 HAVING sum(count) <> 0`
}
