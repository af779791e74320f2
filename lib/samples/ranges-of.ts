import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'

/** Cuts the sample ids that a query finds, in a column called id, into ranges for the batches of a run; `listed`, with each of them in it. */
export async function rangesOf(ctx: Ctx, ids: Prisma.Sql, batchSize: number, { listed = false } = {}) {
  const ranges = await ctx.db.$queryRaw<{ from: string; until: string; size: number; ids: string[] | null }[]>`
    WITH hits AS MATERIALIZED (${ids})
    SELECT min(id::text)::uuid AS "from", max(id::text)::uuid AS until, count(*)::int AS size, CASE WHEN ${listed} THEN array_agg(id ORDER BY id) END AS ids
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${batchSize} AS part FROM hits) AS numbered GROUP BY part ORDER BY part`
  return ranges.map(({ from, until, size, ids }, index) => ({
    first: index * batchSize,
    size,
    input: { from, until, ...(ids && { ids }) },
  }))
}
