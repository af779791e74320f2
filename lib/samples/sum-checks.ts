import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

/** The last word of a check: how many were read, and whether the counters agree with the rows. */
export async function sumChecks(ctx: Ctx, run: JobRun) {
  const [sum] = await ctx.db.$queryRaw<{ checked: number; counted: number; rows: number; altered: number }[]>`
    SELECT (SELECT coalesce(sum(done), 0)::int FROM "Batch" WHERE "runId" = ${run.id}::uuid) AS checked,
      (SELECT coalesce(sum(count), 0)::int FROM "SampleDelta" WHERE "datasetId" = ${run.datasetId}::uuid) AS counted,
      (SELECT count(*)::int FROM "Sample" WHERE "datasetId" = ${run.datasetId}::uuid) AS rows,
      (SELECT count(*)::int FROM "RunEvent" WHERE "runId" = ${run.id}::uuid AND level = 'warn') AS altered`
  return { result: { ...sum } }
}
