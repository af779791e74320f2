import type { Ctx } from '../ctx'

/** How many samples a dataset has, from its counters. */
export async function countNow(ctx: Ctx, datasetId: string) {
  const [row] = await ctx.db.$queryRaw<
    { count: number }[]
  >`SELECT coalesce(sum(count), 0)::int AS count FROM "SampleDelta" WHERE "datasetId" = ${datasetId}::uuid`
  return row?.count ?? 0
}
