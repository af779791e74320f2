import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { newId } from '../ids'
import { findQueue } from './find-queue'
import type { PauseReviewerInput } from './gold/schema'

/** Keeps one person from going on with a queue until somebody lifts it; what they hold goes back. */
export async function pauseReviewer(ctx: Ctx, { queueId, userId, reason }: PauseReviewerInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    await findQueue(ctx, queueId)
    const member = await ctx.db.membership.count({ where: { projectId: ctx.projectId, userId } })
    if (member === 0) throw notFound('Reviewer')
    const paused = await ctx.db.reviewPause.count({ where: { queueId, userId, liftedAt: null } })
    if (paused > 0) throw conflict('They are paused already')
    await ctx.db.reviewPause.create({
      data: { id: newId(), projectId: ctx.projectId, queueId, userId, reason, pausedByName: ctx.actor.name },
    })
    await ctx.db.queueSeat.updateMany({
      where: { queueId, userId, decisionId: null },
      data: { userId: null, tabId: null, loadId: null, leasedUntil: null },
    })
    await audit(ctx, 'reviewer.pause', queueId, { after: { userId, reason } })
    return { queueId, userId }
  })
}
