import { allow, type Ctx } from '../ctx'
import { openRun } from '../runs/open-run'
import { acceptable } from './trust/acceptable'

type Allowed = { id: string; datasetId: string; judgeId: string; codes: string[]; startedById: string; judge: string }
const batchSize = 2_000

/** A run that accepts what a judge may accept now; null when there is nothing. */
export async function openAcceptRun(ctx: Ctx, { id, datasetId, judgeId, codes, startedById, judge }: Allowed) {
  allow(ctx, 'curate')
  const ranges = await ctx.db.$queryRaw<{ from: string; until: string; size: number }[]>`
    SELECT min(id::text)::uuid AS "from", max(id::text)::uuid AS until, count(*)::int AS size
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${batchSize} AS part FROM "Sample" WHERE ${acceptable(ctx, { datasetId, judgeId, codes })}) AS numbered
    GROUP BY part ORDER BY part`
  if (ranges.length === 0) return null
  const plan = {
    acceptanceId: id,
    judgeId,
    codes,
    userId: startedById,
    // As a bulk act it can be undone like one.
    act: { kind: 'accept' },
    filter: {},
    startedAt: new Date().toISOString(),
    byPerson: false,
  }
  return openRun(ctx, {
    kind: 'accept',
    title: `${judge} accepts samples by itself`,
    datasetId,
    plan,
    batches: ranges.map(({ size, from, until }, at) => ({ first: at * batchSize, size, input: { from, until } })),
  })
}
