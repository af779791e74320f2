import { allow, type HouseCtx } from '../ctx'
import { personOf } from './person-of'

export type AccountView = Awaited<ReturnType<typeof listAccounts>>[number]

/** The other services this person can sign in with. */
export async function listAccounts(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'enter')
  const { id: userId } = await personOf(ctx)
  const accounts = await ctx.db.account.findMany({
    where: { userId },
    select: { id: true, provider: true, createdAt: true },
    orderBy: { id: 'asc' },
  })
  return accounts.map(({ id, provider, createdAt }) => ({ id, provider, createdAt: createdAt.toISOString() }))
}
