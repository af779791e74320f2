import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { acceptAfter } from './accept-after'

export type PanelSum = { read: number; unreadable: number; refused: number; cached: number }

/** The last word of a panel run: what was answered. Judges that may accept do so now, each in a run of its own. */
export async function sumPanel(ctx: Ctx, run: JobRun) {
  const judges = await ctx.db.$queryRaw<(PanelSum & { judgeId: string })[]>`
    SELECT "judgeId", count(*) FILTER (WHERE outcome = 'read')::int AS read, count(*) FILTER (WHERE outcome = 'unreadable')::int AS unreadable,
      count(*) FILTER (WHERE outcome = 'refused')::int AS refused, count(*) FILTER (WHERE cached)::int AS cached
    FROM "Verdict" WHERE "runId" = ${run.id}::uuid AND "projectId" = ${ctx.projectId}::uuid GROUP BY 1`
  await acceptAfter(
    ctx,
    run,
    judges.map(({ judgeId }) => judgeId),
  )
  const sum = (key: keyof PanelSum) => judges.reduce((all, judge) => all + judge[key], 0)
  const result: PanelSum = {
    read: sum('read'),
    unreadable: sum('unreadable'),
    refused: sum('refused'),
    cached: sum('cached'),
  }
  return { result }
}
