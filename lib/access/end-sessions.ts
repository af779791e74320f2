import { audit } from '../audit'
import type { HouseCtx } from '../ctx'

/** Signs a person out everywhere, or everywhere else. Call it in the transaction of the change. */
export async function endSessions(
  ctx: HouseCtx,
  { id, name }: { id: string; name: string },
  { except }: { except: string | null },
) {
  const now = new Date()
  const live = { userId: id, endedAt: null, expiresAt: { gt: now }, ...(except && { id: { not: except } }) }
  const { count } = await ctx.db.session.updateMany({ where: live, data: { endedAt: now } })
  if (count > 0) await audit(ctx, 'session.end-all', id, { name, before: { sessions: count } })
  return count
}
