import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { ListReviewSamplesInput, ReviewItem } from './decision/schema'
import { findQueue } from './find-queue'
import { readReviewSamples } from './read-review-samples'

/** Samples that somebody goes back to, as the queue shows them. */
export async function listReviewSamples(
  ctx: Ctx,
  { ids, queueId }: ListReviewSamplesInput,
): Promise<(Omit<ReviewItem, 'itemId'> & { itemId: string | null })[]> {
  allow(ctx, 'review')
  if (ids.length === 0) return []
  const first = await ctx.db.sample.findFirst({
    where: { id: { in: ids }, projectId: ctx.projectId },
    select: { datasetId: true },
  })
  if (!first) throw notFound('Sample')
  const queue = queueId ? await findQueue(ctx, queueId) : { datasetId: first.datasetId, blind: false }
  const [samples, items] = await Promise.all([
    readReviewSamples(ctx, queue, ids),
    queueId
      ? ctx.db.queueItem.findMany({ where: { queueId, sampleId: { in: ids } }, select: { id: true, sampleId: true } })
      : [],
  ])
  return samples.map((sample) => ({ sample, itemId: items.find(({ sampleId }) => sampleId === sample.id)?.id ?? null }))
}
