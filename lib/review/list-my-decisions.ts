import { allow, type Ctx } from '../ctx'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import { excerptOf } from '../samples/text/rules'
import type { ListMyDecisionsInput, MyDecision } from './decision/schema'

type Row = Omit<MyDecision, 'polarity' | 'excerpt' | 'at' | 'bulk'> & {
  prompt: string | null
  runId: string | null
  title: string | null
  count: number
  at: Date
}

/** One's own last acts that still hold, newest first, on single samples and on many: what `z` would take back, one after the other. */
export async function listMyDecisions(
  ctx: Ctx,
  { dataset: wanted, take, before }: ListMyDecisionsInput,
): Promise<MyDecision[]> {
  allow(ctx, 'review')
  const { id: datasetId, labels } = await findDataset(ctx, wanted)
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH single AS (
      SELECT d.id, d."idempotencyKey" AS key, d."sampleId", d."queueId", d.act::text AS act, d."toLabels" AS labels, d."fromLabels", d.seconds, d.note, d."suggestionsVisible", v.number AS "policyVersion", d."createdAt" AS at
      FROM "Decision" d LEFT JOIN "PolicyVersion" v ON v.id = d."policyVersionId" WHERE d."userId" = ${ctx.actor.id}::uuid AND d."datasetId" = ${datasetId}::uuid AND d."projectId" = ${ctx.projectId}::uuid AND d."runId" IS NULL AND d.act <> 'undo'
        AND (${before ?? null}::uuid IS NULL OR d.id < ${before ?? null}::uuid) AND NOT EXISTS (SELECT 1 FROM "Decision" u WHERE u."undoesId" = d.id) ORDER BY d.id DESC LIMIT ${take}
    ), bulk AS (
      SELECT r.id, r.title, (SELECT coalesce(sum(b.done), 0)::int FROM "Batch" b WHERE b."runId" = r.id) AS count, r."createdAt" AS at FROM "Run" r WHERE r."projectId" = ${ctx.projectId}::uuid AND r."datasetId" = ${datasetId}::uuid AND r.kind = 'bulk-label'
        AND r.plan ->> 'userId' = ${ctx.actor.id} AND EXISTS (SELECT 1 FROM "Batch" b WHERE b."runId" = r.id AND b.done > 0) AND (${before ?? null}::uuid IS NULL OR r.id < ${before ?? null}::uuid)
        AND NOT EXISTS (SELECT 1 FROM "Run" u WHERE u."projectId" = r."projectId" AND u."idempotencyKey" = 'undo:' || r.id) ORDER BY r.id DESC LIMIT ${take}
    )
    SELECT * FROM (
      SELECT single.*, m.prompt, NULL::uuid AS "runId", NULL AS title, 0 AS count FROM single LEFT JOIN "Sample" m ON m.id = single."sampleId"
      UNION ALL SELECT id, NULL, id, NULL, 'bulk', '{}'::text[], '{}'::text[], NULL::real, NULL, TRUE, NULL, at, NULL, id, title, count FROM bulk
    ) AS both_kinds ORDER BY at DESC LIMIT ${take}`
  return rows.map(({ prompt, runId, title, count, at, ...row }) => ({
    ...row,
    polarity: polarityOf(labels.filter(({ code }) => row.labels.includes(code))),
    excerpt: prompt === null ? '' : excerptOf(prompt.slice(0, 400), []),
    bulk: runId === null ? null : { runId, title: title ?? '', count },
    at: at.toISOString(),
  }))
}
