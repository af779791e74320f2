import type { Ctx } from '../../ctx'
import type { VerdictDraft } from '../asking/known-judge'

type Wanted = { judgeId: string; inputHash: string }
type Row = Omit<VerdictDraft, 'cached'> & { judgeId: string }

export const wantedKey = ({ judgeId, inputHash }: Wanted) => `${judgeId} ${inputHash}`

/** What the same version of a judge has already read of the same text, to the letter. It cost something once. */
export async function cachedVerdicts(ctx: Ctx, wanted: Wanted[]): Promise<Map<string, VerdictDraft>> {
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT DISTINCT ON (v."judgeId", v."inputHash") v."judgeId", v."inputHash", 'read' AS outcome, v.labels, v.polarity::text AS polarity, v.confidence, v.severity, v.refusal, v.rationale,
      NULL AS reason, v.raw, v.reasoning, v.stripped, v.simulated, NULL::int AS "tokensIn", NULL::int AS "tokensOut", NULL::int AS "latencyMs", 0 AS "costMicros"
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w("judgeId" uuid, "inputHash" uuid)
    JOIN "Verdict" v ON v."judgeId" = w."judgeId" AND v."inputHash" = w."inputHash"
    WHERE v."projectId" = ${ctx.projectId}::uuid AND v.outcome = 'read' ORDER BY v."judgeId", v."inputHash", v.id`
  return new Map(
    rows.map(({ judgeId, ...verdict }) => [wantedKey({ judgeId, ...verdict }), { ...verdict, cached: true }]),
  )
}
