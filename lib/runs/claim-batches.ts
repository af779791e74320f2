import { db } from '../db'
import type { JobBatch, JobRun } from '../job'
import { leaseSeconds } from './rules'

export type Claim = JobBatch & { interruptions: number; fence: string; runId: string; run: JobRun & { title: string } }
type Row = Omit<JobBatch, 'input'> & {
  interruptions: number
  fence: string
  runId: string
  input: unknown
  projectId: string
  datasetId: string | null
  kind: string
  title: string
  plan: unknown
}

/**
 * Takes batches that nobody holds. The project that was served longest ago comes first, so a large run never starves
 * another project's small one. Each claim has a fence of its own: whoever held the batch before can no longer write.
 * One that still has a fence was held by a worker that died, which is an interruption and seldom the batch's fault.
 */
export async function claimBatches({
  workerId,
  kinds,
  limit,
}: {
  workerId: string
  kinds: string[]
  limit: number
}): Promise<Claim[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH next AS (
      SELECT r.id FROM "Run" r
      WHERE r.status = 'running' AND r.kind = ANY(${kinds}) AND EXISTS (
        SELECT 1 FROM "Batch" b WHERE b."runId" = r.id AND b.status = 'open' AND b."notBefore" <= now()
        AND (b."leasedUntil" IS NULL OR b."leasedUntil" < now()))
      ORDER BY (SELECT max(o."claimedAt") FROM "Run" o WHERE o."projectId" = r."projectId" AND o.status = 'running') NULLS FIRST,
        r."claimedAt" NULLS FIRST
      LIMIT 1
    ), taken AS (
      SELECT b.id FROM "Batch" b JOIN next ON b."runId" = next.id
      WHERE b.status = 'open' AND b."notBefore" <= now() AND (b."leasedUntil" IS NULL OR b."leasedUntil" < now())
      ORDER BY b.position LIMIT ${limit} FOR UPDATE OF b SKIP LOCKED
    )
    UPDATE "Batch" b SET fence = gen_random_uuid(), "workerId" = ${workerId}::uuid,
      attempts = attempts + CASE WHEN fence IS NULL THEN 1 ELSE 0 END,
      interruptions = interruptions + CASE WHEN fence IS NULL THEN 0 ELSE 1 END,
      "leasedUntil" = now() + make_interval(secs => ${leaseSeconds}), "startedAt" = coalesce("startedAt", now())
    FROM taken, "Run" r WHERE b.id = taken.id AND r.id = b."runId"
    RETURNING b.id, b."runId", b.position, b.first, b.size, b.attempts, b.interruptions, b.input, b.fence, b."projectId", r."datasetId", r.kind, r.title, r.plan`
  // By itself: a claim that held batches while it waited for the run would cross with a cancel, which goes the other way.
  if (rows[0]) await db.$executeRaw`UPDATE "Run" SET "claimedAt" = clock_timestamp() WHERE id = ${rows[0].runId}::uuid`
  return rows.map(({ projectId, datasetId, kind, title, plan, ...batch }) => ({
    ...batch,
    run: { id: batch.runId, projectId, datasetId, kind, title, plan },
  }))
}
