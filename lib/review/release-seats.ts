import { allow, type Ctx } from '../ctx'
import type { ReleaseSeatsInput } from './decision/schema'

/** Gives back what a page held, so that others need not wait for the lease to run out. */
export async function releaseSeats(ctx: Ctx, { loadId, except }: ReleaseSeatsInput) {
  allow(ctx, 'review')
  const count = await ctx.db.$executeRaw`
    UPDATE "QueueSeat" s SET "userId" = NULL, "tabId" = NULL, "loadId" = NULL, "leasedUntil" = NULL FROM "Queue" q
    WHERE q.id = s."queueId" AND q."projectId" = ${ctx.projectId}::uuid AND s."userId" = ${ctx.actor.id}::uuid AND s."loadId" = ${loadId}::uuid AND s."decisionId" IS NULL
      AND NOT s."itemId" = ANY(${except}::uuid[]) AND NOT EXISTS (SELECT 1 FROM "QueueItem" i WHERE i.id = s."itemId" AND i.gold)`
  return { released: count }
}
