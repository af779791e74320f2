import { allow, type HouseCtx } from '../ctx'
import { hashToken } from '../secrets'
import { passwordLinkRefusal } from './rules'

/** Whose password the holder of the link may set. */
export async function describePasswordLink(ctx: HouseCtx, { token }: { token: string }) {
  allow(ctx, 'knock')
  const found = await ctx.db.passwordLink.findFirst({
    where: { hash: hashToken(token), expiresAt: { gt: new Date() }, user: { disabledAt: null } },
    select: { user: { select: { name: true, email: true } } },
  })
  return found ? { state: 'open' as const, ...found.user } : { state: 'ended' as const, reason: passwordLinkRefusal }
}
