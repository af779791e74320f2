import { allow, type HouseCtx } from '../ctx'
import { idleLimit } from '../session-limits'
import { personOf } from './person-of'

export type SessionView = Awaited<ReturnType<typeof listSessions>>[number]

/** The browsers in which this person is signed in now. */
export async function listSessions(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'enter')
  const { id: userId } = await personOf(ctx)
  const now = new Date()
  const sessions = await ctx.db.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, seenAt: { gt: new Date(now.getTime() - idleLimit) } },
    select: { id: true, agent: true, address: true, createdAt: true, seenAt: true },
    orderBy: { seenAt: 'desc' },
    take: 100,
  })
  return sessions.map(({ id, agent, address, createdAt, seenAt }) => ({
    id,
    agent,
    address,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    here: id === ctx.sessionId,
  }))
}
