import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

/** The last word of a bulk act or its undo: how many changed, and why others did not. */
export async function sumBulk(ctx: Ctx, run: JobRun) {
  const [sum] = await ctx.db.$queryRaw<
    { changed: number; decided: number; already: number; refused: number; total: number }[]
  >`
    SELECT (SELECT count(*)::int FROM "Decision" WHERE "runId" = ${run.id}::uuid) + (SELECT count(*)::int FROM "DepartedSample" WHERE "runId" = ${run.id}::uuid)
        + coalesce(sum((input->>'restored')::int), 0)::int AS changed,
      coalesce(sum((input->'skips'->>'decided')::int), 0)::int AS decided,
      coalesce(sum((input->'skips'->>'already')::int), 0)::int AS already,
      coalesce(sum((input->'skips'->>'refused')::int), 0)::int AS refused,
      coalesce(sum(size), 0)::int AS total
    FROM "Batch" WHERE "runId" = ${run.id}::uuid`
  const { total = 0, ...counts } = sum ?? { changed: 0, decided: 0, already: 0, refused: 0 }
  const noLonger = Math.max(0, total - counts.changed - counts.decided - counts.already - counts.refused)
  return { result: { ...counts, noLonger } }
}
