import { allow, type Ctx } from '../ctx'
import { countLeft } from './count-left'
import { median } from './decision/rules'
import type { QueueProgress } from './decision/schema'
import { findQueue } from './find-queue'
import type { QueueInput } from './queue/schema'

/** How far a queue is, who did how much, and one's own pace. */
export async function getProgress(ctx: Ctx, { queueId }: QueueInput): Promise<QueueProgress> {
  allow(ctx, 'review')
  const queue = await findQueue(ctx, queueId)
  const [states, held, people, pace, { left, atLeast }] = await Promise.all([
    ctx.db.queueItem.groupBy({ by: ['state'], where: { queueId, gold: false }, _count: true }),
    ctx.db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM "QueueSeat" WHERE "queueId" = ${queueId}::uuid AND "decisionId" IS NULL AND "userId" <> ${ctx.actor.id}::uuid AND "leasedUntil" >= now()`,
    ctx.db.$queryRaw<{ userId: string; name: string; done: number }[]>`
      SELECT s."userId", coalesce(u.name, 'Someone') AS name, count(*)::int AS done FROM "QueueSeat" s LEFT JOIN "User" u ON u.id = s."userId"
      WHERE s."queueId" = ${queueId}::uuid AND s."decisionId" IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50`,
    ctx.db.$queryRaw<{ seconds: number }[]>`
      SELECT seconds FROM "Decision" WHERE "queueId" = ${queueId}::uuid AND "userId" = ${ctx.actor.id}::uuid AND seconds IS NOT NULL AND act NOT IN ('skip', 'note', 'undo') ORDER BY id DESC LIMIT 20`,
    countLeft(ctx, queue),
  ])
  const of = (state: string) => states.find((each) => each.state === state)?._count ?? 0
  return {
    done: of('decided') + of('disputed') + of('settled'),
    left,
    leftAtLeast: atLeast,
    heldByOthers: held[0]?.count ?? 0,
    disputed: of('disputed'),
    mine: people.find(({ userId }) => userId === ctx.actor.id)?.done ?? 0,
    pace: pace.length < 5 ? null : median(pace.map(({ seconds }) => seconds)),
    people,
  }
}
