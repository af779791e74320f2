import type { Ctx } from '../ctx'
import { allOf } from '../samples/filter-conditions'
import { hiddenFrom } from '../samples/seen-conditions'
import { except } from '../samples/unseen/conditions'
import { withinTime } from '../samples/within-time'
import type { FoundQueue } from './find-queue'
import { leavesWhenReviewed } from './queue/rules'
import { queueConditions } from './queue-conditions'

const countedTo = 20_000
type Of = Pick<FoundQueue, 'id' | 'key' | 'datasetId' | 'filter'>

/** What is still to be decided: in the queue, and among what it will draw from. Counted up to twenty thousand, for a second at most. */
export async function countLeft(
  ctx: Ctx,
  { id, key, datasetId, filter }: Of,
): Promise<{ left: number; atLeast: boolean }> {
  const leaves = leavesWhenReviewed(key, filter)
  const [open] = await ctx.db.$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM "QueueItem" i WHERE i."queueId" = ${id}::uuid AND i.state = 'open' AND NOT i.gold
      AND NOT (${leaves}::boolean AND EXISTS (SELECT 1 FROM "Sample" m WHERE m.id = i."sampleId" AND m.reviewed))`
  if (!filter) return { left: open?.open ?? 0, atLeast: false }
  const held = await hiddenFrom(ctx, datasetId, filter)
  const where = allOf([...except(held), ...queueConditions(ctx, { datasetId, key, filter })])
  const more = await withinTime(
    ctx,
    1_000,
    (ctx) => ctx.db.$queryRaw<{ more: number }[]>`
    SELECT count(*)::int AS more FROM (SELECT 1 FROM "Sample" WHERE ${where}
      AND NOT EXISTS (SELECT 1 FROM "QueueItem" i WHERE i."queueId" = ${id}::uuid AND i."sampleId" = "Sample".id) LIMIT ${countedTo}) AS few`,
  )
  const waiting = more?.[0]?.more ?? 0
  return { left: (open?.open ?? 0) + waiting, atLeast: more === null || waiting === countedTo }
}
