import type { HouseCtx } from '../ctx'
import { forbidden, notFound } from '../errors'

/** The person who is asking. A key has no name to change and no sessions to end. */
export async function personOf(ctx: HouseCtx) {
  if (ctx.actor.type !== 'user') throw forbidden('Only a person who is signed in can do this')
  const person = await ctx.db.user.findUnique({
    where: { id: ctx.actor.id },
    select: { id: true, name: true, email: true, passwordHash: true, instanceOwner: true },
  })
  if (!person) throw notFound('Person')
  return person
}
