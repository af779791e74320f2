import { allow, type HouseCtx } from '../ctx'

/** Whether anyone has entered this studio yet. */
export async function studioIsClaimed(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'knock')
  return (await ctx.db.user.findFirst({ select: { id: true } })) !== null
}
