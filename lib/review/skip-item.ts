import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { LockedItem } from './lock-item'

/** Gives one's seat back, at the end of the queue; a known answer stays with whom it came to, so no skip dodges it. The item is locked by the caller. */
export async function skipItem(ctx: Ctx, { id: itemId, gold }: Pick<LockedItem, 'id' | 'gold'>) {
  if (gold) return
  // Each through its own index: what was decided already may be very much.
  const last = (held: Prisma.Sql) =>
    Prisma.sql`(SELECT max(o.position) FROM "QueueSeat" o WHERE o."queueId" = s."queueId" AND o."decisionId" IS NULL AND o."userId" ${held})`
  await ctx.db.$executeRaw`
    UPDATE "QueueSeat" s SET "userId" = NULL, "tabId" = NULL, "loadId" = NULL, "leasedUntil" = NULL,
      position = greatest(${last(Prisma.sql`IS NULL`)}, ${last(Prisma.sql`IS NOT NULL`)}) + 1
    WHERE "itemId" = ${itemId}::uuid AND "userId" = ${ctx.actor.id}::uuid AND "decisionId" IS NULL`
}
