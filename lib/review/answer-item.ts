import type { Ctx } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { sameLabels } from '../samples/rules'
import { checkGold } from './check-gold'
import { answerOf } from './decision/rules'
import type { ReviewAct } from './decision/schema'
import type { LockedItem } from './lock-item'
import { settled } from './queue/rules'

type Answer = { decisionId: string; act: ReviewAct; labels: readonly string[] }

/** Takes one person's seat with their answer, and tells what the item has come to. The item is locked by the caller. */
export async function answerItem(ctx: Ctx, item: LockedItem, { decisionId, act, labels }: Answer) {
  const userId = ctx.actor.id
  const mine = await ctx.db.queueSeat.findFirst({
    where: { itemId: item.id, userId },
    select: { id: true, decisionId: true },
  })
  if (mine?.decisionId) throw conflict('You have decided this one already; take that back first')
  const answer = answerOf(act, labels)
  const right = item.gold ? await isRight(ctx, item.sampleId, act, labels) : null
  const taken = { userId, decisionId, answer, right, decidedAt: new Date(), leasedUntil: null }
  // The lease may have run out hours ago. Then a free seat will do, and if all are held, one more.
  const seatId = mine?.id ?? (await freeSeat(ctx, item.id))
  if (seatId) await ctx.db.queueSeat.update({ where: { id: seatId }, data: taken })
  else
    await ctx.db.queueSeat.create({
      data: { id: newId(), queueId: item.queueId, itemId: item.id, position: 0, ...taken },
    })
  if (item.gold) {
    await checkGold(ctx, item)
    return 'known' as const
  }

  const answers = await ctx.db.queueSeat.findMany({
    where: { itemId: item.id, decisionId: { not: null } },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    select: { answer: true },
  })
  const outcome =
    item.wanted === 1
      ? // Whoever comes second here was told of the first, and chose.
        ({ state: 'decided' } as const)
      : act === 'flag'
        ? ({ state: 'disputed' } as const)
        : settled(
            answers.map(({ answer }) => answer ?? ''),
            { wanted: item.wanted, most: item.maxOverlap, bar: item.agreementBar },
          )
  if (outcome.state === 'more') await askOneMore(ctx, item)
  if (outcome.state === 'decided' || outcome.state === 'disputed') {
    await ctx.db.queueItem.update({ where: { id: item.id }, data: { state: outcome.state, closedAt: new Date() } })
    await ctx.db.queueSeat.deleteMany({ where: { itemId: item.id, decisionId: null } })
  }
  return outcome.state
}

async function freeSeat(ctx: Ctx, itemId: string) {
  const [seat] = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "QueueSeat" WHERE "itemId" = ${itemId}::uuid AND "decisionId" IS NULL AND ("userId" IS NULL OR "leasedUntil" < now()) ORDER BY "leasedUntil" NULLS FIRST LIMIT 1`
  return seat?.id ?? null
}

async function askOneMore(ctx: Ctx, { id, queueId }: LockedItem) {
  const open = await ctx.db.queueSeat.count({ where: { itemId: id, decisionId: null } })
  if (open > 0) return
  const { position } = await ctx.db.queueItem.findUniqueOrThrow({ where: { id }, select: { position: true } })
  await ctx.db.queueSeat.create({ data: { id: newId(), queueId, itemId: id, position } })
}

async function isRight(ctx: Ctx, sampleId: string, act: ReviewAct, labels: readonly string[]) {
  const known = await ctx.db.goldAnswer.findFirst({
    where: { sampleId, projectId: ctx.projectId },
    select: { labels: true },
  })
  if (!known) return null
  return (act === 'accept' || act === 'label') && sameLabels([...known.labels].sort(), [...labels].sort())
}
