import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

/** What a pass came to. */
export async function sumPass(ctx: Ctx, { datasetId }: JobRun) {
  const [sum] = await ctx.db.$queryRaw<Record<string, number>[]>`
    SELECT count(*)::int AS groups, coalesce(sum(size), 0)::int AS members,
      count(*) FILTER (WHERE lane = 'conflict')::int AS conflicts, count(*) FILTER (WHERE lane = 'collapse')::int AS copies,
      count(*) FILTER (WHERE lane = 'family')::int AS families
    FROM "DuplicateGroup" WHERE "datasetId" = ${datasetId}::uuid`
  return { result: sum ?? {} }
}
