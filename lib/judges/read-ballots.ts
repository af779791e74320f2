import type { Ctx } from '../ctx'
import { ballotsWithout } from '../samples/unseen/conditions'
import { unseenIds } from '../samples/unseen-ids'
import { type Ballot, ballotOf } from './ballots/rules'

/** How many samples have the same answers of judges and people. From counters: the same time at every size. What one is deciding unseen is not among them. */
export async function readBallots(ctx: Ctx, datasetId: string): Promise<Ballot[]> {
  const rows = await ctx.db.$queryRaw<{ answers: string[]; count: number }[]>`
    SELECT answers, sum(count)::int AS count FROM ${ballotsWithout(await unseenIds(ctx, datasetId), datasetId)}
    WHERE EXISTS (SELECT 1 FROM "Dataset" s WHERE s.id = ${datasetId}::uuid AND s."projectId" = ${ctx.projectId}::uuid)
    GROUP BY answers HAVING sum(count) <> 0`
  return rows.map(ballotOf)
}
