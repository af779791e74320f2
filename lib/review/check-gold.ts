import type { Ctx } from '../ctx'
import { newId } from '../ids'
import { wilson } from '../intervals'
import type { LockedItem } from './lock-item'

/** After each known answer: whoever cannot be shown to be above the bar is paused, and loses the seats that they hold. */
export async function checkGold(ctx: Ctx, { queueId, goldLeast, goldBar }: LockedItem) {
  const paused = { queueId, userId: ctx.actor.id, projectId: ctx.projectId, liftedAt: null }
  if ((await ctx.db.reviewPause.count({ where: paused })) > 0) return
  const { hits, n } = await goldRecord(ctx, queueId, ctx.actor.id)
  if (n < goldLeast || wilson({ hits, n }).low >= goldBar) return
  const low = wilson({ hits, n }).low
  await ctx.db.reviewPause.create({
    data: {
      id: newId(),
      projectId: ctx.projectId,
      queueId,
      userId: ctx.actor.id,
      reason: `${hits} of ${n} known answers: with 95 % confidence that shows no better than ${low.toFixed(2)}, and ${goldBar.toFixed(2)} is asked for`,
    },
  })
  await ctx.db.queueSeat.updateMany({
    where: { queueId, userId: ctx.actor.id, decisionId: null },
    data: { userId: null, tabId: null, loadId: null, leasedUntil: null },
  })
}

/** Known answers of one person since somebody last let them go on. */
export async function goldRecord(ctx: Ctx, queueId: string, userId: string) {
  const lifted = await ctx.db.reviewPause.findFirst({
    where: { queueId, userId, projectId: ctx.projectId, liftedAt: { not: null } },
    orderBy: { liftedAt: 'desc' },
    select: { liftedAt: true },
  })
  const rows = await ctx.db.queueSeat.groupBy({
    by: ['right'],
    where: { queueId, userId, right: { not: null }, ...(lifted?.liftedAt && { decidedAt: { gt: lifted.liftedAt } }) },
    _count: true,
  })
  const of = (right: boolean) => rows.find((row) => row.right === right)?._count ?? 0
  return { hits: of(true), n: of(true) + of(false) }
}
