import { allow, type Ctx } from '../ctx'
import type { ReleaseSeatsInput } from './decision/schema'
import { freeSeats } from './free-seats'

/**
 * Gives back what a page held, so that others need not wait for the lease to run out.
 * That the page is left is kept first, by itself: a claim that is still under way finds it, and keeps nothing.
 */
export async function releaseSeats(ctx: Ctx, { loadId, except }: ReleaseSeatsInput) {
  allow(ctx, 'review')
  await ctx.db.$executeRaw`
    WITH old AS (DELETE FROM "LeftPage" WHERE "leftAt" < now() - interval '1 hour')
    INSERT INTO "LeftPage" ("userId", "loadId", "except") VALUES (${ctx.actor.id}::uuid, ${loadId}::uuid, ${except}::uuid[]) ON CONFLICT DO NOTHING`
  return { released: await freeSeats(ctx, loadId, except) }
}
