import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from './filter/schema'
import { allOf, filterConditions } from './filter-conditions'

const batchSize = 2_000

/** All that match now, in ranges of ids. What comes later lies behind the last one. */
export async function idRanges(ctx: Ctx, datasetId: string, filter: SampleFilter) {
  const where = allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"datasetId" = ${datasetId}::uuid`,
    ...filterConditions(filter),
  ])
  const rows = await ctx.db.$queryRaw<{ from: string; until: string; size: number }[]>`
    WITH hits AS MATERIALIZED (SELECT id FROM "Sample" WHERE ${where})
    SELECT min(id::text)::uuid AS "from", max(id::text)::uuid AS until, count(*)::int AS size
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${batchSize} AS part FROM hits) AS numbered GROUP BY part ORDER BY part`
  return rows.map((row, index) => ({ ...row, first: index * batchSize }))
}
