import type { Ctx } from '../ctx'
import { newId } from '../ids'
import type { HeldSeat, Seat } from './claim-seats'
import { goldPlaces, leaseSeconds } from './decision/rules'

/** Slips known answers in among what was just claimed: about the queue's share, never the first, none twice for one person. */
export async function claimGold(
  ctx: Ctx,
  { queue, tabId, loadId, optOut }: Seat,
  fresh: readonly HeldSeat[],
): Promise<HeldSeat[]> {
  const userId = ctx.actor.id
  const answered = await ctx.db.queueSeat.findFirst({
    where: { queueId: queue.id, userId, decisionId: { not: null } },
    select: { id: true },
  })
  const places = goldPlaces(fresh.length, { answered: answered !== null, share: queue.goldShare, chance: Math.random })
  if (places.length === 0) return []
  const known = await ctx.db.$queryRaw<{ sampleId: string }[]>`
    SELECT g."sampleId" FROM "GoldAnswer" g JOIN "Sample" m ON m.id = g."sampleId"
    WHERE g."projectId" = ${ctx.projectId}::uuid AND g."datasetId" = ${queue.datasetId}::uuid AND NOT m.labels && ${[...optOut]}::text[] AND NOT g.labels && ${[...optOut]}::text[]
      AND NOT EXISTS (SELECT 1 FROM "QueueItem" i WHERE i."queueId" = ${queue.id}::uuid AND i."sampleId" = g."sampleId"
        AND (NOT i.gold OR EXISTS (SELECT 1 FROM "QueueSeat" s WHERE s."itemId" = i.id AND s."userId" = ${userId}::uuid)))
    ORDER BY random() LIMIT ${places.length}`
  const seats: HeldSeat[] = []
  for (const [at, { sampleId }] of known.entries()) {
    // Before the one whose place it takes; the same position sorts after it, never before the first.
    const position = fresh[places[at] ?? 0]?.position ?? 0
    const { id: itemId } = await ctx.db.queueItem.upsert({
      where: { queueId_sampleId: { queueId: queue.id, sampleId } },
      create: { id: newId(), queueId: queue.id, sampleId, position, wanted: 0, gold: true },
      update: {},
      select: { id: true },
    })
    const leasedUntil = new Date(Date.now() + leaseSeconds * 1000)
    await ctx.db.queueSeat.create({
      data: { id: newId(), queueId: queue.id, itemId, position, userId, tabId, loadId, leasedUntil },
    })
    seats.push({ itemId, sampleId, position })
  }
  return seats
}
