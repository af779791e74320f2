import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'
import type { SampleFilter } from '../../samples/filter/schema'
import { allOf, filterConditions } from '../../samples/filter-conditions'
import type { LabelSource, Polarity, SampleState } from '../../samples/schema'

export type JudgedRow = {
  id: string
  labels: string[]
  polarity: Polarity
  labelSource: LabelSource
  state: SampleState
  reviewed: boolean
  tainted: boolean
  /** This run did it before, and died before it could say so. */
  mine: boolean
  answers: string[]
}
type Range = { datasetId: string; runId: string; filter: SampleFilter; from: string; until: string | null }

/** A range of judged samples with what is said of each, locked: what a person decides meanwhile is seen, and wins. */
export async function lockJudged(ctx: Ctx, { datasetId, runId, filter, from, until }: Range): Promise<JudgedRow[]> {
  const where = allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    Prisma.sql`id >= ${from}::uuid AND id <= ${until ?? from}::uuid`,
    ...filterConditions(filter),
  ])
  await ctx.db.$queryRaw`SELECT id FROM "Sample" WHERE ${where} ORDER BY id FOR UPDATE`
  return ctx.db.$queryRaw<JudgedRow[]>`
    WITH locked AS MATERIALIZED (SELECT * FROM "Sample" WHERE ${where})
    SELECT l.id, l.labels, l.polarity::text AS polarity, l."labelSource"::text AS "labelSource", l.state::text AS state, l.reviewed, l.tainted, b.answers,
      EXISTS (SELECT 1 FROM "Decision" d WHERE d."sampleId" = l.id AND d."runId" = ${runId}::uuid) AS mine
    FROM locked l JOIN "Ballot" b ON b."sampleId" = l.id ORDER BY l.id`
}
