import { db } from '../db'
import { leaseSeconds } from './rules'
import type { RunStatus } from './schema'

/** Says "still here" for a worker and all it holds. A batch missing from the answer was taken away. */
export async function renewLeases({ workerId, fences }: { workerId: string; fences: string[] }) {
  await db.$executeRaw`UPDATE "Worker" SET "seenAt" = now() WHERE id = ${workerId}::uuid`
  if (fences.length === 0) return new Map<string, RunStatus>()
  // A batch whose rows are being written is locked, and its lease is seen to by who writes them. To wait for one would hold up all the others.
  await db.$executeRaw`
    UPDATE "Batch" SET "leasedUntil" = now() + make_interval(secs => ${leaseSeconds})
    WHERE id IN (
      SELECT id FROM "Batch" WHERE fence = ANY(${fences}::uuid[]) AND "workerId" = ${workerId}::uuid AND status = 'open' FOR NO KEY UPDATE SKIP LOCKED
    )`
  const held = await db.$queryRaw<{ fence: string; status: RunStatus }[]>`
    SELECT b.fence, r.status FROM "Batch" b JOIN "Run" r ON r.id = b."runId"
    WHERE b.fence = ANY(${fences}::uuid[]) AND b."workerId" = ${workerId}::uuid AND b.status = 'open'`
  return new Map(held.map(({ fence, status }) => [fence, status]))
}
