import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'

export async function enablePerson(ctx: HouseCtx, { userId }: { userId: string }) {
  allow(ctx, 'keep')
  return transaction(ctx, async (ctx) => {
    const person = await ctx.db.user.findUnique({ where: { id: userId }, select: { name: true } })
    if (!person) throw notFound('Person')
    const { count } = await ctx.db.user.updateMany({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null },
    })
    if (count === 0) throw conflict(`${person.name} is not disabled`)
    await audit(ctx, 'user.enable', userId, {
      name: person.name,
      before: { disabled: true },
      after: { disabled: false },
    })
    return { id: userId, disabled: false }
  })
}
