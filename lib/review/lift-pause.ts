import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import type { ReviewerInput } from './gold/schema'

/** Lets somebody go on. Their known answers are counted anew from here, so that the same ones do not pause them again. */
export async function liftPause(ctx: Ctx, { queueId, userId }: ReviewerInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.reviewPause.updateMany({
      where: { queueId, userId, projectId: ctx.projectId, liftedAt: null },
      data: { liftedAt: new Date(), liftedByName: ctx.actor.name },
    })
    if (count === 0) throw conflict('They are not paused')
    await audit(ctx, 'reviewer.lift', queueId, { after: { userId } })
    return { queueId, userId }
  })
}
