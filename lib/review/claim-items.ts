import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { claimGold } from './claim-gold'
import { claimSeats } from './claim-seats'
import { unsafeAmong } from './decision/rules'
import type { Claimed, ClaimItemsInput } from './decision/schema'
import { fillQueue } from './fill-queue'
import { findQueue, mayWork } from './find-queue'
import { holdAgain } from './hold-again'
import { optedOut } from './opted-out'
import { readReviewSamples } from './read-review-samples'
import { readSettings } from './read-settings'
import { refuseLeft } from './refuse-left'

/** The next samples for one person, leased to them alone. A tab that loads again gets what it held. */
export async function claimItems(ctx: Ctx, input: ClaimItemsInput): Promise<Claimed> {
  allow(ctx, 'review')
  const { queueId, tabId, loadId, take, holding, pastBudget } = input
  if (ctx.actor.type !== 'user') throw invalid('Queues are for people; a script labels samples directly')
  const [queue, pause, settings] = await Promise.all([
    findQueue(ctx, queueId),
    ctx.db.reviewPause.findFirst({
      where: { queueId, userId: ctx.actor.id, projectId: ctx.projectId, liftedAt: null },
      select: { reason: true },
    }),
    readSettings(ctx),
  ])
  mayWork(ctx, queue)
  if (pause) return { items: [], heldByOthers: 0, overBudget: 0, optedOut: 0, paused: pause }

  const { optOut, unsafeInTen } = settings
  const seat = { queue, tabId, loadId, optOut }
  const again = await holdAgain(ctx, seat, holding)
  const budget = unsafeInTen === null || pastBudget ? null : unsafeInTen
  const missing = take - again.length
  let fresh = missing > 0 ? await claimSome(missing) : []
  if (fresh.length < missing && (await fillQueue(ctx, queue, optOut)) > 0)
    fresh = [...fresh, ...(await claimSome(missing - fresh.length))]
  const gold = fresh.length > 0 && queue.goldShare > 0 ? await claimGold(ctx, seat, fresh) : []
  await refuseLeft(ctx, loadId)

  const seats = [...again, ...[...fresh, ...gold].sort((one, other) => one.position - other.position)]
  const samples = await readReviewSamples(
    ctx,
    queue,
    seats.map(({ sampleId }) => sampleId),
  )
  const byId = new Map(samples.map((sample) => [sample.id, sample]))
  const items = seats.flatMap(({ itemId, sampleId }) => {
    const sample = byId.get(sampleId)
    return sample ? [{ itemId, sample }] : []
  })
  return { items, ...(await left()), paused: null }

  async function claimSome(count: number) {
    if (budget === null) return claimSeats(ctx, seat, count)
    const unsafe = unsafeAmong(count, budget)
    const milder = await claimSeats(ctx, seat, count - unsafe, 'milder')
    // Without milder ones beside them, no more of the others come.
    const room = Math.min(unsafe, Math.ceil((milder.length * budget) / (10 - budget)))
    return interleaved(milder, room > 0 ? await claimSeats(ctx, seat, room, 'unsafe') : [])
  }

  async function left() {
    if (items.length > 0) return { heldByOthers: 0, overBudget: 0, optedOut: 0 }
    const [counts] = await ctx.db.$queryRaw<{ held: number; free: number; optedOut: number }[]>`
      SELECT count(*) FILTER (WHERE s."leasedUntil" >= now())::int AS held, count(*) FILTER (WHERE (s."leasedUntil" IS NULL OR s."leasedUntil" < now()) AND NOT ${optedOut(optOut)})::int AS free,
        count(*) FILTER (WHERE (s."leasedUntil" IS NULL OR s."leasedUntil" < now()) AND ${optedOut(optOut)})::int AS "optedOut"
      FROM "QueueSeat" s JOIN "QueueItem" i ON i.id = s."itemId" JOIN "Sample" m ON m.id = i."sampleId"
      WHERE s."queueId" = ${queueId}::uuid AND s."decisionId" IS NULL AND NOT i.gold AND s."userId" IS DISTINCT FROM ${ctx.actor.id}::uuid
        AND NOT EXISTS (SELECT 1 FROM "QueueSeat" o WHERE o."itemId" = s."itemId" AND o."userId" = ${ctx.actor.id}::uuid)`
    return {
      heldByOthers: counts?.held ?? 0,
      overBudget: budget === null ? 0 : (counts?.free ?? 0),
      optedOut: counts?.optedOut ?? 0,
    }
  }
}

/** The few among the many, as far apart as they can be. */
function interleaved<T extends { position: number }>(many: T[], few: T[]): T[] {
  if (few.length === 0) return many
  const all = [...many]
  for (const [at, each] of few.entries())
    all.splice(Math.round(((at + 1) * (many.length + few.length)) / (few.length + 1)), 0, each)
  // The order is kept by place, so that a later sort does not undo it.
  return all.map((each, at) => ({ ...each, position: (many[0]?.position ?? 0) + at }))
}
