import type { Ctx } from '../ctx'
import type { HeldSeat, Seat } from './claim-seats'
import { leaseSeconds } from './decision/rules'

/** What this tab held before it was loaded again, less what the browser still has. */
export async function holdAgain(ctx: Ctx, { queue, tabId, loadId }: Seat, holding: readonly string[]) {
  const rows = await ctx.db.$queryRaw<HeldSeat[]>`
    UPDATE "QueueSeat" s SET "loadId" = ${loadId}::uuid, "leasedUntil" = now() + make_interval(secs => ${leaseSeconds})
    FROM "QueueItem" i WHERE i.id = s."itemId" AND s."queueId" = ${queue.id}::uuid AND s."userId" = ${ctx.actor.id}::uuid AND s."decisionId" IS NULL
      AND (s."tabId" = ${tabId}::uuid OR s."leasedUntil" < now()) RETURNING s."itemId", i."sampleId", s.position`
  return rows.filter(({ itemId }) => !holding.includes(itemId)).sort((one, other) => one.position - other.position)
}
