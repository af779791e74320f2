import type { Ctx } from '../ctx'
import { type Ballot, ballotOf } from './ballots/rules'

/** How many samples have the same answers of judges and people. From counters: the same time at every size. */
export async function readBallots(ctx: Ctx, datasetId: string): Promise<Ballot[]> {
  const rows = await ctx.db.$queryRaw<{ answers: string[]; count: number }[]>`
    SELECT answers, sum(count)::int AS count FROM "BallotDelta" d
    WHERE "datasetId" = ${datasetId}::uuid AND EXISTS (SELECT 1 FROM "Dataset" s WHERE s.id = d."datasetId" AND s."projectId" = ${ctx.projectId}::uuid)
    GROUP BY answers HAVING sum(count) <> 0`
  return rows.map(ballotOf)
}
