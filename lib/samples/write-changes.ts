import type { Ctx } from '../ctx'
import { newId } from '../ids'
import type { LabelSource, Polarity, SampleState } from './schema'

type Values = { labels: string[]; polarity: Polarity; labelSource: LabelSource; state: SampleState; reviewed: boolean }
export type Change = { sampleId: string; act: string; from: Values; to: Values; undoesId: string | null }
type By = { runId: string; userId: string; datasetId: string; policyVersionId: string; setsPolicy: boolean }

/** Writes many changes and their history in two statements. The rows are locked by the caller. */
export async function writeChanges(
  ctx: Ctx,
  { runId, userId, datasetId, policyVersionId, setsPolicy }: By,
  changes: Change[],
) {
  if (changes.length === 0) return
  const rows = JSON.stringify(changes.map((change) => ({ ...change, id: newId() })))
  await ctx.db.$executeRaw`
    UPDATE "Sample" s SET labels = c.labels, polarity = c.polarity, "labelSource" = c."labelSource", state = c.state, reviewed = c.reviewed,
      "policyVersionId" = CASE WHEN ${setsPolicy}::boolean THEN ${policyVersionId}::uuid ELSE s."policyVersionId" END, revision = revision + 1, "updatedAt" = now()
    FROM (SELECT "sampleId", v.* FROM jsonb_to_recordset(${rows}::jsonb) AS row("sampleId" uuid, "to" jsonb),
      LATERAL jsonb_to_record("to") AS v(labels text[], polarity "Polarity", "labelSource" "LabelSource", state "SampleState", reviewed boolean)) AS c
    WHERE s.id = c."sampleId"`
  await ctx.db.$executeRaw`
    INSERT INTO "Decision" (id, "projectId", "datasetId", "sampleId", "userId", act, "policyVersionId", "fromLabels", "toLabels", "fromState", "toState", "fromSource", "fromReviewed", "undoesId", "runId")
    SELECT row.id, ${ctx.projectId}::uuid, ${datasetId}::uuid, row."sampleId", ${userId}::uuid, row.act, ${policyVersionId}::uuid, f.labels, t.labels, f.state, t.state, f."labelSource", f.reviewed, row."undoesId", ${runId}::uuid
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "sampleId" uuid, act "Act", "undoesId" uuid, "from" jsonb, "to" jsonb),
      LATERAL jsonb_to_record(row."from") AS f(labels text[], "labelSource" "LabelSource", state "SampleState", reviewed boolean),
      LATERAL jsonb_to_record(row."to") AS t(labels text[], state "SampleState")`
}
