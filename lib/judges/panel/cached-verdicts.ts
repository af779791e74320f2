import type { Ctx } from '../../ctx'
import type { VerdictDraft } from '../asking/known-judge'

type Wanted = { judgeId: string; inputHash: string }
type Row = Omit<VerdictDraft, 'cached'> & { judgeId: string }

export const wantedKey = ({ judgeId, inputHash }: Wanted) => `${judgeId} ${inputHash}`

/** What the same version of a judge has already read of the same text, to the letter. It cost something once. */
export async function cachedVerdicts(ctx: Ctx, wanted: Wanted[]): Promise<Map<string, VerdictDraft>> {
  if (wanted.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT w."judgeId", w."inputHash", v.* FROM unnest(${wanted.map(({ judgeId }) => judgeId)}::uuid[], ${wanted.map(({ inputHash }) => inputHash)}::uuid[]) AS w("judgeId", "inputHash"),
      LATERAL (
        SELECT outcome::text AS outcome, labels, polarity::text AS polarity, confidence, severity, refusal, rationale, NULL AS reason, raw, reasoning, stripped, simulated,
          NULL::int AS "tokensIn", NULL::int AS "tokensOut", NULL::int AS "latencyMs", 0 AS "costMicros"
        FROM (SELECT * FROM "Verdict" WHERE "judgeId" = w."judgeId" AND "inputHash" = w."inputHash" OFFSET 0) AS alike
        WHERE "projectId" = ${ctx.projectId}::uuid AND outcome = 'read' ORDER BY id LIMIT 1
      ) AS v`
  return new Map(
    rows.map(({ judgeId, ...verdict }) => [wantedKey({ judgeId, ...verdict }), { ...verdict, cached: true }]),
  )
}
