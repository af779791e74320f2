import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { personOf } from './person-of'

export async function disconnectAccount(ctx: HouseCtx, { accountId }: { accountId: string }) {
  allow(ctx, 'enter')
  return transaction(ctx, async (ctx) => {
    const person = await personOf(ctx)
    // Of two at once, the second must see the first one gone: one way in stays.
    await ctx.db.$queryRaw`SELECT 1 FROM "User" WHERE id = ${person.id}::uuid FOR NO KEY UPDATE`
    const accounts = await ctx.db.account.findMany({
      where: { userId: person.id },
      select: { id: true, provider: true },
    })
    const account = accounts.find(({ id }) => id === accountId)
    if (!account) throw notFound('Account')
    if (!person.passwordHash && accounts.length === 1) throw conflict('This is your only way in. Set a password first')
    await ctx.db.account.delete({ where: { id: accountId } })
    await audit(ctx, 'account.disconnect', accountId, {
      name: account.provider,
      before: { provider: account.provider },
    })
    return { id: accountId }
  })
}
