import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { leaseSeconds } from './decision/rules'
import type { FoundQueue } from './find-queue'
import { optedOut } from './opted-out'
import { leavesWhenReviewed } from './queue/rules'

export type Seat = { queue: FoundQueue; tabId: string; loadId: string; optOut: readonly string[] }
export type HeldSeat = { itemId: string; sampleId: string; position: number }

/** Takes free seats in one statement: rows that another is just taking are passed over, so nobody waits and none is taken twice. */
export async function claimSeats(
  ctx: Ctx,
  { queue, tabId, loadId, optOut }: Seat,
  take: number,
  which?: 'milder' | 'unsafe',
) {
  if (take <= 0) return []
  const grave = Prisma.sql`(m.polarity = 'unsafe' OR (m.polarity = 'none' AND m.judged AND EXISTS (SELECT 1 FROM "Verdict" v WHERE v."sampleId" = m.id AND v.polarity = 'unsafe')))`
  const conditions = [
    Prisma.sql`TRUE`,
    ...(leavesWhenReviewed(queue.key, queue.filter) ? [Prisma.sql`NOT m.reviewed`] : []),
    ...(optOut.length > 0 ? [Prisma.sql`NOT ${optedOut(optOut)}`] : []),
    ...(which === 'milder' ? [Prisma.sql`NOT ${grave}`] : which === 'unsafe' ? [grave] : []),
  ]
  // Each kind from an index of its own: those that others hold are many, and not even looked at.
  const among = (seats: Prisma.Sql) => Prisma.sql`
    SELECT s.id, i."sampleId", s.position FROM "QueueSeat" s JOIN "QueueItem" i ON i.id = s."itemId" JOIN "Sample" m ON m.id = i."sampleId"
    WHERE s."queueId" = ${queue.id}::uuid AND s."decisionId" IS NULL AND ${seats} AND NOT i.gold AND m."projectId" = ${ctx.projectId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "QueueSeat" o WHERE o."itemId" = s."itemId" AND o.id <> s.id
        AND (o."userId" = ${ctx.actor.id}::uuid OR (o."decisionId" IS NULL AND o.id < s.id AND (o."userId" IS NULL OR o."leasedUntil" < now()))))
      AND ${Prisma.join(conditions, ' AND ')}
    ORDER BY s.position, s.id LIMIT ${take} FOR UPDATE OF s SKIP LOCKED`
  const rows = await ctx.db.$queryRaw<HeldSeat[]>`
    WITH lapsed AS (${among(Prisma.sql`s."userId" IS NOT NULL AND s."leasedUntil" < now()`)}), untouched AS (${among(Prisma.sql`s."userId" IS NULL`)}),
    free AS (SELECT * FROM lapsed UNION ALL SELECT * FROM untouched ORDER BY position, id LIMIT ${take})
    UPDATE "QueueSeat" s SET "userId" = ${ctx.actor.id}::uuid, "tabId" = ${tabId}::uuid, "loadId" = ${loadId}::uuid, "leasedUntil" = now() + make_interval(secs => ${leaseSeconds})
    FROM free WHERE s.id = free.id RETURNING s."itemId", free."sampleId", s.position`
  return rows.sort((one, other) => one.position - other.position)
}
