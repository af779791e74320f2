import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict, forbidden, notFound } from '../errors'
import { endSessions } from './end-sessions'
import { revokeWhatTheyGave } from './revoke-what-they-gave'
import { accessCan } from './rules'

/** Takes someone's way in: their sessions end, and the keys and links they made. What they did stays. */
export async function disablePerson(ctx: HouseCtx, { userId }: { userId: string }) {
  allow(ctx, 'keep')
  return transaction(ctx, async (ctx) => {
    const person = await ctx.db.user.findUnique({
      where: { id: userId },
      select: { id: true, name: true, instanceOwner: true },
    })
    if (!person) throw notFound('Person')
    if (!accessCan.disable({ id: person.id, keeper: person.instanceOwner }, ctx.actor.id))
      throw forbidden('The keeper of this installation cannot be disabled')
    const { count } = await ctx.db.user.updateMany({
      where: { id: userId, disabledAt: null },
      data: { disabledAt: new Date() },
    })
    if (count === 0) throw conflict(`${person.name} is disabled already`)
    await audit(ctx, 'user.disable', userId, {
      name: person.name,
      before: { disabled: false },
      after: { disabled: true },
    })
    await endSessions(ctx, person, { except: null })
    await revokeWhatTheyGave(ctx, [userId])
    return { id: userId, disabled: true }
  })
}
