import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { sampleFilter } from '../samples/filter/schema'

const view = {
  id: true,
  key: true,
  name: true,
  kind: true,
  datasetId: true,
  filter: true,
  blind: true,
  overlap: true,
  overlapShare: true,
  maxOverlap: true,
  agreementBar: true,
  order: true,
  people: true,
  goldShare: true,
  closedAt: true,
} as const

/** A queue that this person may work on; anybody else's answers like none. */
export async function findQueue(ctx: Ctx, queueId: string) {
  const queue = await ctx.db.queue.findFirst({ where: { id: queueId, projectId: ctx.projectId }, select: view })
  if (!queue) throw notFound('Queue')
  const open = queue.people.length === 0 || queue.people.includes(ctx.actor.id)
  if (!open && ctx.role !== 'curator' && ctx.role !== 'owner') throw notFound('Queue')
  return { ...queue, filter: queue.filter === null ? null : sampleFilter.catch({}).parse(queue.filter) }
}
export type FoundQueue = Awaited<ReturnType<typeof findQueue>>

export function mayWork(ctx: Ctx, queue: FoundQueue) {
  if (queue.closedAt) throw conflict('This queue is closed')
  if (queue.people.length > 0 && !queue.people.includes(ctx.actor.id)) throw conflict('This queue is for other people')
}
