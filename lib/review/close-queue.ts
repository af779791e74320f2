import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { findQueue } from './find-queue'
import type { QueueInput } from './queue/schema'

/** Ends a queue that somebody made. What was decided stays; what is held goes back. */
export async function closeQueue(ctx: Ctx, { queueId }: QueueInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { key, name } = await findQueue(ctx, queueId)
    if (key !== null) throw conflict('This queue is always there')
    const { count } = await ctx.db.queue.updateMany({
      where: { id: queueId, projectId: ctx.projectId, closedAt: null },
      data: { closedAt: new Date() },
    })
    if (count === 0) throw conflict('It is closed already')
    await ctx.db.queueSeat.updateMany({
      where: { queueId, decisionId: null },
      data: { userId: null, tabId: null, loadId: null, leasedUntil: null },
    })
    await audit(ctx, 'queue.close', queueId, { name })
    return { queueId }
  })
}
