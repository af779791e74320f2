import type { Ctx } from '../ctx'
import type { Combination } from './facets/schema'
import { countersWithout } from './unseen/conditions'

/** The dataset's counters: how many samples there are of each combination but for some, at any size in the same time. */
export function readCombinations(ctx: Ctx, datasetId: string, but: readonly string[] = []) {
  return ctx.db.$queryRaw<Combination[]>`
    SELECT labels, polarity::text AS polarity, "labelSource"::text AS "labelSource", state::text AS state, "sourceId", judged, reviewed, sum(count)::int AS count
    FROM ${countersWithout(but, datasetId)} GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(count) <> 0`
}
