import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { Attempt } from '../job'
import { mappingPlan } from './cross-walks/schema'

const input = z.object({ from: z.uuid(), until: z.uuid().nullable() })

/**
 * Maps one stretch of samples in one statement. A sample that was mapped is under the new version and no longer found,
 * so a stretch may come twice. One whose labels cannot all be decided keeps them, and says which run left it.
 */
export async function mapLabels(_ctx: Ctx, { run, batch, keep }: Attempt) {
  const plan = mappingPlan.parse(run.plan)
  const { from, until } = input.parse(batch.input)
  await keep(
    (ctx) => ctx.db.$executeRaw`
    WITH step AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(plan.steps)}::jsonb) AS row("from" text, "to" text, polarity text, position int)
    ), found AS (
      SELECT id, labels FROM "Sample"
      WHERE "projectId" = ${run.projectId}::uuid AND "datasetId" = ${run.datasetId}::uuid AND "policyVersionId" = ANY(${plan.fromVersionIds}::uuid[])
        AND id >= ${from}::uuid AND (${until}::uuid IS NULL OR id < ${until}::uuid)
        AND NOT (cardinality(labels) > 0 AND labels <@ ${plan.same}::text[])
        AND meta->'left'->>'runId' IS DISTINCT FROM ${run.id}
      ORDER BY id FOR UPDATE
    ), read AS (
      SELECT found.id, code.code, step."to", step.polarity, step.position
      FROM found LEFT JOIN LATERAL unnest(found.labels) AS code(code) ON true LEFT JOIN step ON step."from" = code.code
    ), targets AS (
      SELECT id, array_agg("to" ORDER BY position) AS labels
      FROM (SELECT DISTINCT id, "to", position FROM read WHERE "to" IS NOT NULL) AS one GROUP BY id
    ), mapped AS (
      SELECT id, coalesce(array_agg(code) FILTER (WHERE code IS NOT NULL AND "to" IS NULL), '{}') AS open,
        CASE WHEN bool_or(polarity = 'unsafe') THEN 'unsafe' WHEN bool_or(polarity = 'caution') THEN 'caution' WHEN bool_or(polarity = 'safe') THEN 'safe' ELSE 'none' END AS polarity
      FROM read GROUP BY id
    ), fate AS (
      SELECT id, open, polarity, coalesce(labels, '{}') AS labels, cardinality(open) = 0 AND (${plan.multiLabel} OR coalesce(cardinality(labels), 0) < 2) AS decided
      FROM mapped LEFT JOIN targets USING (id)
    )
    UPDATE "Sample" AS s SET
      labels = CASE WHEN decided THEN fate.labels ELSE s.labels END,
      -- Without a label there is nothing to read a polarity from: what is known of it stays.
      polarity = CASE WHEN decided AND cardinality(fate.labels) > 0 THEN fate.polarity::"Polarity" ELSE s.polarity END,
      "policyVersionId" = CASE WHEN decided THEN ${plan.toVersionId}::uuid ELSE s."policyVersionId" END,
      state = CASE WHEN decided OR NOT ${plan.flagLeft} THEN s.state ELSE 'flagged' END,
      meta = CASE
        WHEN decided AND cardinality(s.labels) = 0 THEN s.meta
        WHEN decided THEN (CASE WHEN jsonb_typeof(s.meta) = 'object' THEN s.meta - 'left' ELSE '{}' END) || jsonb_build_object('originalLabels',
          coalesce(CASE WHEN jsonb_typeof(s.meta->'originalLabels') = 'array' THEN s.meta->'originalLabels' END, '[]') || jsonb_build_array(jsonb_build_object(
            'policyVersionId', s."policyVersionId", 'labels', to_jsonb(s.labels), 'polarity', s.polarity, 'runId', ${run.id}::text)))
        ELSE (CASE WHEN jsonb_typeof(s.meta) = 'object' THEN s.meta ELSE '{}' END) || jsonb_build_object('left',
          jsonb_build_object('runId', ${run.id}::text, 'codes', to_jsonb(CASE WHEN cardinality(open) > 0 THEN open ELSE s.labels END), 'state', s.state))
      END,
      revision = s.revision + 1,
      "updatedAt" = now()
    FROM fate WHERE s.id = fate.id`,
  )
}
