import type { Ctx } from '../ctx'
import type { ItemState } from './queue/schema'

export type LockedItem = {
  id: string
  queueId: string
  sampleId: string
  state: ItemState
  wanted: number
  gold: boolean
  blind: boolean
  maxOverlap: number
  agreementBar: number
  goldLeast: number
  goldBar: number
  people: string[]
}

/** Everything about one item is decided under its lock: of two last answers, one must see the other. */
export async function lockItem(ctx: Ctx, itemId: string): Promise<LockedItem | null> {
  const [item] = await ctx.db.$queryRaw<LockedItem[]>`
    SELECT i.id, i."queueId", i."sampleId", i.state::text AS state, i.wanted, i.gold, q.blind, q."maxOverlap", q."agreementBar", q."goldLeast", q."goldBar", q.people
    FROM "QueueItem" i JOIN "Queue" q ON q.id = i."queueId" WHERE i.id = ${itemId}::uuid AND q."projectId" = ${ctx.projectId}::uuid FOR UPDATE OF i`
  return item ?? null
}
