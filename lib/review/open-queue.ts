import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import { findDataset } from '../samples/find-dataset'
import { keptView } from '../samples/views/schema'
import { countReviewers } from './count-reviewers'
import { drawSamples } from './draw-samples'
import { findQueue, type FoundQueue } from './find-queue'
import { insertItems } from './insert-items'
import { builtInOrder, builtInWords, teamWarning } from './queue/rules'
import type { BuiltIn, OpenQueueInput, QueueView } from './queue/schema'
import { queueConditions } from './queue-conditions'

const auditSize = 200

/** A queue to work on: one that was made, a built-in one, or a saved view. The latter begin to exist when somebody first opens them. */
export async function openQueue(
  ctx: Ctx,
  { dataset, builtIn, view, queue: queueId }: OpenQueueInput,
): Promise<QueueView> {
  allow(ctx, 'review')
  const found = queueId
    ? await findQueue(ctx, queueId)
    : view
      ? await viewQueue(ctx, view)
      : await builtInQueue(ctx, dataset, builtIn ?? 'unreviewed')
  const { id, key, name, kind, datasetId, blind, overlap, maxOverlap, agreementBar, order } = found
  const people = await countReviewers(ctx, found.people)
  return {
    id,
    key,
    name,
    kind,
    datasetId,
    blind,
    overlap,
    maxOverlap,
    agreementBar,
    order,
    gold: found.goldShare > 0,
    closed: found.closedAt !== null,
    warning: teamWarning(people, found),
  }
}

function builtInQueue(ctx: Ctx, wanted: string | undefined, builtIn: BuiltIn) {
  return transaction(ctx, async (ctx) => {
    const { id: datasetId } = await findDataset(ctx, wanted)
    const mine = builtIn === 'corrections'
    const key = mine ? `corrections:${ctx.actor.id}` : builtIn
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${datasetId} ${key}`}, 0))`
    const before = await ctx.db.queue.findUnique({ where: { datasetId_key: { datasetId, key } }, select: { id: true } })
    if (before && !(builtIn === 'audit' && (await retired(ctx, before.id)))) return findQueue(ctx, before.id)
    const id = newId()
    const audit = builtIn === 'audit'
    await ctx.db.queue.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId,
        name: builtInWords[builtIn][0],
        kind: builtIn,
        key,
        ...(!audit && { filter: {} }),
        order: builtInOrder[builtIn],
        blind: audit,
        people: mine ? [ctx.actor.id] : [],
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
    })
    if (audit) await drawAudit(ctx, id, datasetId)
    return findQueue(ctx, id)
  })
}

/** An audit is drawn once. When it is finished, the next opening draws another, and this one keeps its day. */
async function retired(ctx: Ctx, queueId: string) {
  const open = await ctx.db.queueItem.count({ where: { queueId, state: 'open' } })
  if (open > 0) return false
  const { createdAt } = await ctx.db.queue.findUniqueOrThrow({ where: { id: queueId }, select: { createdAt: true } })
  await ctx.db.queue.updateMany({
    where: { id: queueId, projectId: ctx.projectId },
    data: { key: null, closedAt: new Date(), name: `Random audit of ${createdAt.toISOString().slice(0, 10)}` },
  })
  return true
}

async function drawAudit(ctx: Ctx, queueId: string, datasetId: string) {
  const where = queueConditions(ctx, { datasetId, key: 'audit', filter: {} })
  const drawn = await drawSamples(ctx, { queueId, datasetId, where, order: 'shuffled', take: auditSize })
  await insertItems(ctx, { id: queueId, overlap: 1, overlapShare: 1 }, drawn)
}

/** What a view shows is what its queue holds; a change of the view is followed from the next samples on. */
function viewQueue(ctx: Ctx, viewId: string): Promise<FoundQueue> {
  return transaction(ctx, async (ctx) => {
    const view = await ctx.db.savedView.findFirst({
      where: { id: viewId, projectId: ctx.projectId, OR: [{ ownerId: ctx.actor.id }, { shared: true }] },
      select: { name: true, datasetId: true, filter: true, columns: true, order: true },
    })
    if (!view) throw notFound('View')
    const { name, datasetId } = view
    const filter = JSON.parse(JSON.stringify(keptView.parse(view).filter))
    const queue = await ctx.db.queue.upsert({
      where: { datasetId_key: { datasetId, key: `view:${viewId}` } },
      create: {
        id: newId(),
        projectId: ctx.projectId,
        datasetId,
        name,
        kind: 'view',
        key: `view:${viewId}`,
        filter,
        order: 'uncertain',
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
      update: { name, filter },
      select: { id: true },
    })
    return findQueue(ctx, queue.id)
  })
}
