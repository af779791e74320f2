import { type Ctx, transaction } from '../ctx'
import { drawSamples } from './draw-samples'
import type { FoundQueue } from './find-queue'
import { insertItems } from './insert-items'
import { leavesWhenReviewed } from './queue/rules'
import { queueConditions } from './queue-conditions'

const chunk = 500

/** Draws the next samples of a queue that lives from a filter. One at a time: whoever waited looks again before drawing. */
export async function fillQueue(ctx: Ctx, queue: FoundQueue) {
  const { id: queueId, datasetId, filter, key, order, overlap, overlapShare } = queue
  if (!filter) return 0
  return transaction(ctx, async (ctx) => {
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${queueId}, 0))`
    if (leavesWhenReviewed(key, filter)) await dropReviewed(ctx, queueId)
    const [free] = await ctx.db.$queryRaw<{ enough: boolean }[]>`
      SELECT count(*) >= 50 AS enough FROM (SELECT 1 FROM "QueueSeat" WHERE "queueId" = ${queueId}::uuid AND "decisionId" IS NULL AND ("userId" IS NULL OR "leasedUntil" < now()) LIMIT 50) AS few`
    if (free?.enough) return 0
    const where = queueConditions(ctx, { datasetId, key, filter })
    const items = await drawSamples(ctx, { queueId, datasetId, where, order, take: chunk })
    return insertItems(ctx, { id: queueId, overlap, overlapShare }, items)
  })
}

/** What was decided elsewhere meanwhile need not be decided here. */
function dropReviewed(ctx: Ctx, queueId: string) {
  return ctx.db.$executeRaw`
    DELETE FROM "QueueItem" i USING "Sample" m WHERE i."queueId" = ${queueId}::uuid AND i.state = 'open' AND m.id = i."sampleId" AND m.reviewed
      AND NOT EXISTS (SELECT 1 FROM "QueueSeat" s WHERE s."itemId" = i.id AND (s."decisionId" IS NOT NULL OR s."leasedUntil" > now()))`
}
