import type { Ctx } from '../ctx'

/** Gives one's seat back, at the end of the queue. The item is locked by the caller. */
export async function skipItem(ctx: Ctx, itemId: string) {
  await ctx.db.$executeRaw`
    UPDATE "QueueSeat" s SET "userId" = NULL, "tabId" = NULL, "loadId" = NULL, "leasedUntil" = NULL,
      position = (SELECT max(position) + 1 FROM "QueueSeat" o WHERE o."queueId" = s."queueId")
    WHERE "itemId" = ${itemId}::uuid AND "userId" = ${ctx.actor.id}::uuid AND "decisionId" IS NULL`
}
