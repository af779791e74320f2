import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import { newId } from '../ids'
import type { Attempt } from '../job'
import { maskTexts } from './personal/rules'
import { idRange, maskPlan, type Texts, texts } from './personal/schema'

type Row = { id: string; revision: number; texts: unknown }
type Masked = { id: string; decisionId: string; revision: number; before: Texts; after: Texts }

/** One range of samples: rows are locked, so that what a person writes meanwhile is masked too, and kept in the history. */
export async function maskBatch(_: Ctx, { run, batch, keep }: Attempt) {
  const { kinds, userId } = maskPlan.parse(run.plan)
  const { from, until } = idRange.parse(batch.input)
  const datasetId = run.datasetId ?? ''
  await keep(
    async (ctx) => {
      const rows = await ctx.db.$queryRaw<Row[]>`
        SELECT s.id, s.revision, jsonb_build_object('prompt', s.prompt, 'response', s.response, 'unwrapped', s.unwrapped,
          'safePrompt', s."safePrompt", 'conversation', s.conversation) AS texts
        FROM "Sample" s WHERE s."datasetId" = ${datasetId}::uuid AND s."projectId" = ${ctx.projectId}::uuid
          AND s.id IN (SELECT f."sampleId" FROM "PersonalFind" f WHERE f."datasetId" = ${datasetId}::uuid
            AND f."sampleId" BETWEEN ${from}::uuid AND ${until}::uuid AND f.kinds && ${kinds})
        ORDER BY s.id FOR UPDATE`
      const masked = rows.flatMap(({ id, revision, texts: given }): Masked[] => {
        const before = texts.parse(given)
        const after = maskTexts(before, kinds)
        return after ? [{ id, decisionId: newId(), revision: revision + 1, before, after }] : []
      })
      await writeMasks(ctx, { runId: run.id, datasetId, userId, masked })
    },
    { last: true },
  )
}

type Masks = { runId: string; datasetId: string; userId: string; masked: Masked[] }

async function writeMasks(ctx: Ctx, { runId, datasetId, userId, masked }: Masks) {
  if (masked.length === 0) return
  const rows = JSON.stringify(
    masked.map(({ after, ...row }) => ({
      ...row,
      after: { ...after, characters: after.prompt.length + (after.response?.length ?? 0) },
      contentHash: contentHash(after.prompt, after.response),
    })),
  )
  await ctx.db.$executeRaw`
    WITH row AS (SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "decisionId" uuid, revision int, before jsonb)),
    decided AS (
      INSERT INTO "Decision" (id, "projectId", "datasetId", "sampleId", "userId", act, "policyVersionId", "fromLabels", "toLabels", "fromState", "toState", "fromSource", "fromReviewed", "suggestionsVisible", "runId")
      SELECT row."decisionId", s."projectId", s."datasetId", s.id, ${userId}::uuid, 'rewrite', s."policyVersionId", s.labels, s.labels, s.state, s.state, s."labelSource", s.reviewed, false, ${runId}::uuid
      FROM row JOIN "Sample" s ON s.id = row.id RETURNING id
    ), earlier AS (
      INSERT INTO "EarlierText" ("decisionId", "projectId", "sampleId", prompt, response)
      SELECT row."decisionId", ${ctx.projectId}::uuid, row.id, row.before->>'prompt', row.before->>'response' FROM row
    )
    INSERT INTO "MaskedSample" ("runId", "sampleId", "projectId", "datasetId", before, revision)
    SELECT ${runId}::uuid, row.id, ${ctx.projectId}::uuid, ${datasetId}::uuid, row.before, row.revision FROM row`
  await ctx.db.$executeRaw`
    UPDATE "Sample" s SET prompt = t.prompt, response = t.response, unwrapped = t.unwrapped, "safePrompt" = t."safePrompt",
      conversation = nullif(t.conversation, 'null'::jsonb), characters = t.characters, "contentHash" = row."contentHash", revision = row.revision, "updatedAt" = now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, revision int, "contentHash" uuid, after jsonb),
      LATERAL jsonb_to_record(row.after) AS t(prompt text, response text, unwrapped text, "safePrompt" text, conversation jsonb, characters int)
    WHERE s.id = row.id`
}
