import { db } from '../db'
import { leaseSeconds } from './rules'
import type { RunStatus } from './schema'

/** Says "still here" for a worker and all it holds. A batch missing from the answer was taken away. */
export async function renewLeases({ workerId, fences }: { workerId: string; fences: string[] }) {
  await db.$executeRaw`UPDATE "Worker" SET "seenAt" = now() WHERE id = ${workerId}::uuid`
  if (fences.length === 0) return new Map<string, RunStatus>()
  const held = await db.$queryRaw<{ fence: string; status: RunStatus }[]>`
    WITH mine AS (
      SELECT id FROM "Batch" WHERE fence = ANY(${fences}::uuid[]) AND "workerId" = ${workerId}::uuid AND status = 'open' ORDER BY id FOR UPDATE
    )
    UPDATE "Batch" b SET "leasedUntil" = now() + make_interval(secs => ${leaseSeconds})
    FROM mine, "Run" r WHERE b.id = mine.id AND r.id = b."runId"
    RETURNING b.fence, r.status`
  return new Map(held.map(({ fence, status }) => [fence, status]))
}
