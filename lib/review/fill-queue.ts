import { type Ctx, transaction } from '../ctx'
import { drawSamples } from './draw-samples'
import type { FoundQueue } from './find-queue'
import { insertItems } from './insert-items'
import { optedOut } from './opted-out'
import { leavesWhenReviewed } from './queue/rules'
import { queueConditions } from './queue-conditions'

const [chunk, enough] = [500, 50]

/** Whoever takes few labels draws on beyond what lies there for others, up to so many. */
const mostLying = 5_000

/** Draws the next samples of a queue that lives from a filter. One at a time: whoever waited looks again before drawing. */
export async function fillQueue(ctx: Ctx, queue: FoundQueue, optOut: readonly string[] = []) {
  const { id: queueId, datasetId, filter, key, order, overlap, overlapShare } = queue
  if (!filter) return 0
  return transaction(ctx, async (ctx) => {
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${queueId}, 0))`
    if (leavesWhenReviewed(key, filter)) await dropReviewed(ctx, queueId)
    const [lying] = await ctx.db.$queryRaw<{ free: number; theirs: number }[]>`
      SELECT count(*)::int AS free, (count(*) FILTER (WHERE NOT few.left_out))::int AS theirs FROM (
        SELECT ${optedOut(optOut)} AS left_out FROM "QueueSeat" s JOIN "QueueItem" i ON i.id = s."itemId" JOIN "Sample" m ON m.id = i."sampleId"
        WHERE s."queueId" = ${queueId}::uuid AND s."decisionId" IS NULL AND (s."userId" IS NULL OR s."leasedUntil" < now()) LIMIT ${optOut.length > 0 ? mostLying : enough}) AS few`
    if (lying && (lying.theirs >= enough || lying.free >= mostLying)) return 0
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
