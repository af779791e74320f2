import { allow, type Ctx } from '../ctx'
import { wilson } from '../intervals'
import { goldRecord } from './check-gold'
import { findQueue } from './find-queue'
import type { ReviewerRecord } from './gold/schema'
import type { QueueInput } from './queue/schema'

type Row = Pick<ReviewerRecord, 'userId' | 'name' | 'done' | 'pace'>

/** Who works on a queue and how it goes: for curators, to see where the guideline fails somebody, not to rank people. */
export async function listReviewers(ctx: Ctx, { queueId }: QueueInput): Promise<ReviewerRecord[]> {
  allow(ctx, 'curate')
  const queue = await findQueue(ctx, queueId)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT m."userId", u.name, (SELECT count(*)::int FROM "QueueSeat" s WHERE s."queueId" = ${queueId}::uuid AND s."userId" = m."userId" AND s."decisionId" IS NOT NULL AND s."right" IS NULL) AS done,
      (SELECT CASE WHEN count(*) < 5 THEN NULL ELSE percentile_cont(0.5) WITHIN GROUP (ORDER BY d.seconds) END FROM "Decision" d
        WHERE d."queueId" = ${queueId}::uuid AND d."userId" = m."userId" AND d.seconds IS NOT NULL AND d.act NOT IN ('skip', 'note', 'undo')) AS pace
    FROM "Membership" m JOIN "User" u ON u.id = m."userId"
    WHERE m."projectId" = ${ctx.projectId}::uuid AND m.role <> 'viewer' AND (${queue.people.length} = 0 OR m."userId" = ANY(${queue.people}::uuid[])) ORDER BY done DESC, u.name LIMIT 100`
  const pauses = await ctx.db.reviewPause.findMany({ where: { queueId, projectId: ctx.projectId, liftedAt: null } })
  return Promise.all(
    rows.map(async (row) => {
      const { hits, n } = await goldRecord(ctx, queueId, row.userId)
      const pause = pauses.find(({ userId }) => userId === row.userId)
      return {
        ...row,
        known: n,
        right: hits,
        low: n === 0 ? null : wilson({ hits, n }).low,
        pause: pause ? { reason: pause.reason, by: pause.pausedByName, at: pause.pausedAt.toISOString() } : null,
      }
    }),
  )
}
