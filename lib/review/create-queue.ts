import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid, notFound } from '../errors'
import { newId } from '../ids'
import { findDataset } from '../samples/find-dataset'
import { hiddenFrom } from '../samples/seen-conditions'
import { except } from '../samples/unseen/conditions'
import { countReviewers } from './count-reviewers'
import { drawSamples } from './draw-samples'
import { insertItems } from './insert-items'
import { mixed, teamWarning } from './queue/rules'
import { type CreatedQueue, type CreateQueueInput, createQueueInput } from './queue/schema'
import { queueConditions } from './queue-conditions'

/**
 * Hands samples to people. Their page is `queueHref(projectId, id)`; what they made of it is told by `listQueueDecisions`.
 * Asked twice with one key, it is one queue.
 */
export async function createQueue(ctx: Ctx, input: CreateQueueInput): Promise<CreatedQueue> {
  allow(ctx, 'curate')
  const asked = createQueueInput.parse(input)
  const { dataset: wanted, sampleIds, filter, take, name, kind, idempotencyKey, ...rest } = asked
  return transaction(ctx, async (ctx) => {
    const dataset = await findDataset(ctx, wanted)
    const order = rest.order ?? (sampleIds ? 'given' : 'uncertain')
    const maxOverlap = rest.maxOverlap ?? rest.overlap
    const reviewers = await countReviewers(ctx, rest.people)
    if (rest.people.length > reviewers) throw invalid('Not all of these people can review in this project')
    const warning = teamWarning(reviewers, { overlap: rest.overlap, maxOverlap })
    if (idempotencyKey) {
      const before = await ctx.db.queue.findFirst({
        where: { projectId: ctx.projectId, idempotencyKey },
        select: { id: true, name: true, kind: true, _count: { select: { items: true } } },
      })
      if (before) return { id: before.id, name: before.name, kind: before.kind, items: before._count.items, warning }
    }
    const id = newId()
    await ctx.db.queue.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId: dataset.id,
        name,
        kind,
        ...(filter && take === undefined && { filter: JSON.parse(JSON.stringify(filter)) }),
        ...rest,
        order,
        maxOverlap,
        idempotencyKey: idempotencyKey ?? null,
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
    })
    const queue = { id, overlap: rest.overlap, overlapShare: rest.overlapShare }
    if (sampleIds) await insertItems(ctx, queue, await inOrder(ctx, dataset.id, sampleIds, order))
    if (filter && take !== undefined) {
      const hidden = except(await hiddenFrom(ctx, dataset.id, filter))
      const where = [...hidden, ...queueConditions(ctx, { datasetId: dataset.id, key: null, filter })]
      const drawn = await drawSamples(ctx, { queueId: id, datasetId: dataset.id, where, order: 'shuffled', take })
      if (drawn.length === 0) throw invalid('No sample matches')
      await insertItems(ctx, queue, drawn)
    }
    const items = await ctx.db.queueItem.count({ where: { queueId: id } })
    await audit(ctx, 'queue.create', id, { name, after: { kind, items, overlap: rest.overlap, blind: rest.blind } })
    return { id, name, kind, items, warning }
  })
}

/** Samples that were given, each of them in this dataset. */
async function inOrder(ctx: Ctx, datasetId: string, sampleIds: string[], order: string) {
  const unique = [...new Set(sampleIds)]
  const found = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM unnest(${unique}::uuid[]) WITH ORDINALITY AS given(id, place)
    JOIN "Sample" s ON s.id = given.id AND s."datasetId" = ${datasetId}::uuid AND s."projectId" = ${ctx.projectId}::uuid
    ORDER BY CASE WHEN ${order} = 'shuffled' THEN random() ELSE given.place END`
  if (found.length < unique.length) throw notFound('Sample')
  return mixed(
    found.map(({ id }) => id),
    [],
    0,
  ).map((item) => ({ ...item, probability: null }))
}
