import type { Ctx } from '../../ctx'
import { newId } from '../../ids'
import type { VerdictDraft } from '../asking/known-judge'

export type NewVerdict = VerdictDraft & { sampleId: string; judgeId: string }

/** Many verdicts in two statements. The samples say from now on that judges have spoken. */
export async function writeVerdicts(
  ctx: Ctx,
  { datasetId, runId }: { datasetId: string; runId: string | null },
  verdicts: NewVerdict[],
) {
  if (verdicts.length === 0) return
  const rows = JSON.stringify(verdicts.map((verdict) => ({ ...verdict, id: newId() })))
  await ctx.db.$executeRaw`
    INSERT INTO "Verdict" (id, "projectId", "datasetId", "sampleId", "judgeId", "runId", outcome, labels, polarity, confidence, severity, refusal, rationale, reason, raw, reasoning,
      stripped, cached, simulated, "inputHash", "tokensIn", "tokensOut", "latencyMs", "costMicros")
    SELECT row.id, ${ctx.projectId}::uuid, ${datasetId}::uuid, row."sampleId", row."judgeId", ${runId}::uuid, outcome, labels, polarity, confidence, severity, refusal, rationale, reason, raw, reasoning,
      stripped, cached, simulated, "inputHash", "tokensIn", "tokensOut", "latencyMs", "costMicros"
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "sampleId" uuid, "judgeId" uuid, outcome "Outcome", labels text[], polarity "Polarity", confidence real, severity real,
      refusal boolean, rationale text, reason text, raw text, reasoning text, stripped boolean, cached boolean, simulated boolean, "inputHash" uuid, "tokensIn" int, "tokensOut" int,
      "latencyMs" int, "costMicros" int)
    WHERE EXISTS (SELECT 1 FROM "Sample" s WHERE s.id = row."sampleId" AND s."projectId" = ${ctx.projectId}::uuid)
    ON CONFLICT ("sampleId", "judgeId", "runId") DO NOTHING`
  const ids = [...new Set(verdicts.map(({ sampleId }) => sampleId))]
  await ctx.db.$executeRaw`
    UPDATE "Sample" SET judged = true WHERE "projectId" = ${ctx.projectId}::uuid AND id = ANY(${ids}::uuid[]) AND NOT judged`
}
