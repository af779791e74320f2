import { audit } from '../audit'
import type { HouseCtx } from '../ctx'
import { longestSession } from '../session-limits'

/** Signs a browser in, and whoever was signed in there out. Call it in a transaction. */
export async function openSession(ctx: HouseCtx, { id, name }: { id: string; name: string }, agent: string) {
  if (ctx.sessionId)
    await ctx.db.session.updateMany({ where: { id: ctx.sessionId, endedAt: null }, data: { endedAt: new Date() } })
  const session = await ctx.db.session.create({
    data: {
      userId: id,
      agent: agent.slice(0, 300),
      address: ctx.address.slice(0, 100),
      expiresAt: new Date(Date.now() + longestSession),
    },
    select: { id: true },
  })
  await audit({ ...ctx, actor: { type: 'user', id, name } }, 'session.open', session.id, { name })
  return { userId: id, name, sessionId: session.id }
}
