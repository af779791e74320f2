import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import type { MyTotals } from './settings/schema'

/** What one has seen and for how long, in the last day and week. Nobody else can ask. */
export async function getMyTotals(ctx: Ctx): Promise<MyTotals> {
  allow(ctx, 'review')
  if (ctx.actor.type !== 'user') throw invalid('Only a person has totals')
  const [row] = await ctx.db.$queryRaw<MyTotals[]>`
    SELECT count(*) FILTER (WHERE d."createdAt" > now() - interval '1 day')::int AS "dayDecisions", coalesce(sum(d.seconds) FILTER (WHERE d."createdAt" > now() - interval '1 day'), 0)::int AS "daySeconds",
      count(*) FILTER (WHERE d."createdAt" > now() - interval '1 day' AND l.polarity = 'unsafe')::int AS "dayUnsafe",
      count(*)::int AS "weekDecisions", coalesce(sum(d.seconds), 0)::int AS "weekSeconds", (count(*) FILTER (WHERE l.polarity = 'unsafe'))::int AS "weekUnsafe"
    FROM "Decision" d LEFT JOIN LATERAL (
      SELECT 'unsafe' AS polarity FROM "Label" l WHERE l."versionId" = d."policyVersionId" AND l.polarity = 'unsafe' AND (l.code = ANY(d."toLabels") OR l.code = ANY(d."fromLabels")) LIMIT 1) AS l ON TRUE
    WHERE d."userId" = ${ctx.actor.id}::uuid AND d."projectId" = ${ctx.projectId}::uuid AND d."runId" IS NULL AND d.act NOT IN ('undo', 'note') AND d."createdAt" > now() - interval '7 days'`
  if (!row) throw invalid('There are no totals')
  return row
}
