import { allow, type Ctx } from '../ctx'
import { leaseSeconds } from './decision/rules'
import type { LeaseInput } from './decision/schema'

/** Keeps what an open page holds for another three minutes, and tells what that is: the rest went to others meanwhile. */
export async function renewSeats(ctx: Ctx, { loadId }: LeaseInput) {
  allow(ctx, 'review')
  const rows = await ctx.db.$queryRaw<{ itemId: string }[]>`
    UPDATE "QueueSeat" s SET "leasedUntil" = now() + make_interval(secs => ${leaseSeconds}) FROM "Queue" q
    WHERE q.id = s."queueId" AND q."projectId" = ${ctx.projectId}::uuid AND s."userId" = ${ctx.actor.id}::uuid AND s."loadId" = ${loadId}::uuid AND s."decisionId" IS NULL RETURNING s."itemId"`
  return { held: rows.length, itemIds: rows.map(({ itemId }) => itemId) }
}
