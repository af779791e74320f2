import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'
import type { SampleFilter } from '../../samples/filter/schema'
import { allOf, filterConditions } from '../../samples/filter-conditions'

type Chosen = { datasetId: string; filter: SampleFilter; judgeIds: string[]; unjudged: boolean }

/** Which samples a panel is asked about: what matches, and where wanted only what some of these judges have not read yet. */
export function chosenSamples(ctx: Ctx, { datasetId, filter, judgeIds, unjudged }: Chosen) {
  return allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    ...filterConditions(filter),
    ...(unjudged
      ? [
          Prisma.sql`(SELECT count(DISTINCT v."judgeId") FROM "Verdict" v WHERE v."sampleId" = "Sample".id AND v.current AND v.outcome = 'read' AND v."judgeId" = ANY(${judgeIds}::uuid[])) < ${judgeIds.length}`,
        ]
      : []),
  ])
}
