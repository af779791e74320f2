import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'

/** Ends the session that the cookie names; a stolen copy of the cookie is dead with it. */
export async function signOut(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'knock')
  const { sessionId } = ctx
  if (!sessionId) return
  await transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.session.updateMany({
      where: { id: sessionId, endedAt: null },
      data: { endedAt: new Date() },
    })
    if (count > 0) await audit(ctx, 'session.end', sessionId, { name: ctx.actor.name })
  })
}
