import type { Ctx } from '../ctx'

/** What one loading of a page holds goes back, less what was decided there. A known answer stays with whom it came to: no reload dodges it. */
export function freeSeats(ctx: Ctx, loadId: string, except: readonly string[]) {
  return ctx.db.$executeRaw`
    UPDATE "QueueSeat" s SET "userId" = NULL, "tabId" = NULL, "loadId" = NULL, "leasedUntil" = NULL FROM "Queue" q
    WHERE q.id = s."queueId" AND q."projectId" = ${ctx.projectId}::uuid AND s."userId" = ${ctx.actor.id}::uuid AND s."loadId" = ${loadId}::uuid AND s."decisionId" IS NULL
      AND NOT s."itemId" = ANY(${[...except]}::uuid[]) AND NOT EXISTS (SELECT 1 FROM "QueueItem" i WHERE i.id = s."itemId" AND i.gold)`
}
