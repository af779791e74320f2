import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import type { AcceptancesInput, AcceptanceView } from './trust/schema'

type Row = Omit<AcceptanceView, 'startedAt' | 'endedAt'> & { startedAt: Date; endedAt: Date | null }

/** Which judges accept by themselves, or did, with all that each of them accepted. */
export async function listAcceptances(ctx: Ctx, { dataset: wanted }: AcceptancesInput): Promise<AcceptanceView[]> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT a.id, jsonb_build_object('id', j.id, 'name', j.name) AS judge, a.bar, a.codes, a."startedByName" AS by, a."startedAt", a."endedAt", a."endedByName" AS "endedBy",
      coalesce(r.accepted, 0)::int AS accepted, coalesce(r.runs, '[]') AS runs
    FROM "Acceptance" a JOIN "Judge" j ON j.id = a."judgeId" LEFT JOIN LATERAL (
      SELECT sum(d.accepted) AS accepted, jsonb_agg(jsonb_build_object('id', run.id, 'number', run.number, 'accepted', d.accepted,
        'undone', EXISTS (SELECT 1 FROM "Run" u WHERE u."projectId" = run."projectId" AND u."idempotencyKey" = 'undo:' || run.id)) ORDER BY run.id DESC) AS runs
      FROM "Run" run CROSS JOIN LATERAL (SELECT count(*)::int AS accepted FROM "Decision" WHERE "runId" = run.id) AS d
      WHERE run."projectId" = a."projectId" AND run.kind = 'accept' AND run.plan->>'acceptanceId' = a.id::text
    ) AS r ON true
    WHERE a."projectId" = ${ctx.projectId}::uuid AND a."datasetId" = ${datasetId}::uuid ORDER BY a.id DESC LIMIT 50`
  return rows.map(({ startedAt, endedAt, ...row }) => ({
    ...row,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }))
}
