import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { notFound } from '../errors'
import { personOf } from './person-of'

export async function endSession(ctx: HouseCtx, { sessionId }: { sessionId: string }) {
  allow(ctx, 'enter')
  return transaction(ctx, async (ctx) => {
    const person = await personOf(ctx)
    const mine = { id: sessionId, userId: person.id, endedAt: null }
    const { count } = await ctx.db.session.updateMany({ where: mine, data: { endedAt: new Date() } })
    if (count === 0) throw notFound('Session')
    await audit(ctx, 'session.end', sessionId, { name: person.name })
    return { id: sessionId }
  })
}
