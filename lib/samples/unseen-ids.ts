import type { Ctx } from '../ctx'
import type { FilterKey, SampleFilter } from './filter/schema'

/** What a sample shows only once it is decided: by being found through one of these, it would tell. */
const telling: readonly FilterKey[] = [
  'labels',
  'polarity',
  'labelSource',
  'state',
  'judged',
  'reviewed',
  'verdict',
  'sift',
  'decidedBy',
]

export const tells = (filter: SampleFilter) => telling.some((key) => filter[key] !== undefined)

/** Samples of a dataset that this person is deciding unseen right now: no filter by label, verdict or state finds them, and no count has them. */
export async function unseenIds(ctx: Ctx, datasetId: string): Promise<string[]> {
  if (ctx.actor.type !== 'user') return []
  const rows = await ctx.db.$queryRaw<{ sampleId: string }[]>`
    SELECT DISTINCT i."sampleId" FROM "Queue" q JOIN "QueueSeat" s ON s."queueId" = q.id AND s."userId" = ${ctx.actor.id}::uuid AND s."decisionId" IS NULL JOIN "QueueItem" i ON i.id = s."itemId"
    WHERE q."projectId" = ${ctx.projectId}::uuid AND q."datasetId" = ${datasetId}::uuid AND q."closedAt" IS NULL AND (i.gold OR (q.blind AND s."leasedUntil" >= now())) LIMIT 500`
  return rows.map(({ sampleId }) => sampleId)
}
