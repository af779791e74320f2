import { allow, type Ctx } from '../ctx'

/** Gives back everything this person holds in the project, in every queue and tab. Nobody is told and no reason is asked. */
export async function stopReviewing(ctx: Ctx) {
  allow(ctx, 'review')
  const count = await ctx.db.$executeRaw`
    UPDATE "QueueSeat" s SET "userId" = NULL, "tabId" = NULL, "loadId" = NULL, "leasedUntil" = NULL FROM "Queue" q, "QueueItem" i
    WHERE q.id = s."queueId" AND i.id = s."itemId" AND NOT i.gold AND q."projectId" = ${ctx.projectId}::uuid AND s."userId" = ${ctx.actor.id}::uuid AND s."decisionId" IS NULL`
  return { released: count }
}
