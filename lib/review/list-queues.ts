import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { sampleFilter } from '../samples/filter/schema'
import { countLeft } from './count-left'
import { newId } from '../ids'
import { builtInOrder, builtInWords } from './queue/rules'
import { builtIns, type ListQueuesInput, type QueueSummary } from './queue/schema'

/** Every queue a person may open: built-in ones, saved views, and those that somebody made for everyone or for them. */
export async function listQueues(ctx: Ctx, { dataset: wanted }: ListQueuesInput): Promise<QueueSummary[]> {
  allow(ctx, 'review')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const curates = ctx.role === 'curator' || ctx.role === 'owner'
  const [queues, views] = await Promise.all([
    ctx.db.queue.findMany({
      where: {
        projectId: ctx.projectId,
        datasetId,
        ...(!curates && { OR: [{ people: { isEmpty: true } }, { people: { has: ctx.actor.id } }] }),
      },
      orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
      take: 200,
      select: {
        id: true,
        key: true,
        name: true,
        kind: true,
        filter: true,
        blind: true,
        overlap: true,
        order: true,
        people: true,
        closedAt: true,
      },
    }),
    ctx.db.savedView.findMany({
      where: { projectId: ctx.projectId, datasetId, OR: [{ ownerId: ctx.actor.id }, { shared: true }] },
      orderBy: { name: 'asc' },
      take: 100,
      select: { id: true, name: true, filter: true },
    }),
  ])
  const counts = await ctx.db.queueItem.groupBy({
    by: ['queueId', 'state'],
    where: { queueId: { in: queues.map(({ id }) => id) }, gold: false },
    _count: true,
  })
  const of = (queueId: string, state: string) =>
    counts.find((row) => row.queueId === queueId && row.state === state)?._count ?? 0
  const known = new Map(queues.map((queue) => [queue.key, queue]))

  const summary = async (
    queue: Omit<(typeof queues)[number], 'id' | 'people' | 'closedAt'> & {
      id: string | null
      people?: string[]
      closedAt?: Date | null
    },
    key: string,
  ): Promise<QueueSummary> => {
    const { id, name, kind, blind, overlap, order } = queue
    const filter = queue.filter === null ? null : sampleFilter.catch({}).parse(queue.filter)
    const { left, atLeast } = queue.closedAt
      ? { left: 0, atLeast: false }
      : await countLeft(ctx, { id: id ?? newId(), key: queue.key, datasetId, filter })
    const done = id ? of(id, 'decided') + of(id, 'disputed') + of(id, 'settled') : 0
    const disputed = id ? of(id, 'disputed') : 0
    return {
      id,
      key,
      name,
      kind,
      blind,
      overlap,
      order,
      done,
      left,
      leftAtLeast: atLeast,
      disputed,
      mine: queue.people?.includes(ctx.actor.id) ?? false,
    }
  }

  const list: QueueSummary[] = []
  for (const builtIn of builtIns) {
    const key = builtIn === 'corrections' ? `corrections:${ctx.actor.id}` : builtIn
    const unopened = {
      id: null,
      key,
      name: builtInWords[builtIn][0],
      kind: builtIn,
      filter: {},
      blind: builtIn === 'audit',
      overlap: 1,
      order: builtInOrder[builtIn],
    }
    list.push(await summary(known.get(key) ?? unopened, builtIn))
  }
  for (const { id, name, filter } of views) {
    const key = `view:${id}`
    const unopened = {
      id: null,
      key,
      name,
      kind: 'view',
      filter,
      blind: false,
      overlap: 1,
      order: 'uncertain' as const,
    }
    list.push(await summary(known.get(key) ? { ...(known.get(key) ?? unopened), name, filter } : unopened, key))
  }
  for (const queue of queues) if (queue.key === null) list.push(await summary(queue, queue.id))
  return list
}
