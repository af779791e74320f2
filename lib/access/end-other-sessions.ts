import { allow, type HouseCtx, transaction } from '../ctx'
import { endSessions } from './end-sessions'
import { personOf } from './person-of'

export async function endOtherSessions(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'enter')
  return transaction(ctx, async (ctx) => ({
    ended: await endSessions(ctx, await personOf(ctx), { except: ctx.sessionId ?? null }),
  }))
}
