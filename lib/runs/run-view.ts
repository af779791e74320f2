import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import { secondsLeft } from './rules'
import type { RunStatus, RunView } from './schema'

type Row = Omit<
  RunView,
  'createdAt' | 'endedAt' | 'costMicros' | 'capMicros' | 'units' | 'batches' | 'secondsLeft' | 'rate' | 'status'
> & {
  status: RunStatus
  createdAt: Date
  endedAt: Date | null
  costMicros: bigint
  capMicros: bigint | null
  total: number
  doneUnits: number
  failedUnits: number
  open: number
  held: number
  done: number
  failed: number
  cancelled: number
  recentUnits: number
  recentSeconds: number
}

/** Runs with their counts, summed from the batches each time: nothing to drift, nothing to count twice. */
export async function runView(ctx: Ctx, where: Prisma.Sql, take: number): Promise<RunView[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH found AS (SELECT * FROM "Run" WHERE "projectId" = ${ctx.projectId}::uuid AND ${where} ORDER BY id DESC LIMIT ${take})
    SELECT r.id, r.number, r.kind, r.title, r.status::text, r.reason, r."datasetId", r.actor->>'name' AS "startedBy", r."createdAt", r."endedAt",
      r."costMicros", r."capMicros", r.total, r.result, b.*,
      least(30, extract(epoch FROM now() - r."createdAt"))::float AS "recentSeconds"
    FROM found r CROSS JOIN LATERAL (
      SELECT coalesce(sum(done), 0)::int AS "doneUnits", coalesce(sum(failed), 0)::int AS "failedUnits",
        count(*) FILTER (WHERE status = 'open')::int AS open,
        count(*) FILTER (WHERE status = 'open' AND "leasedUntil" > now())::int AS held,
        count(*) FILTER (WHERE status = 'done')::int AS done,
        count(*) FILTER (WHERE status = 'failed')::int AS failed,
        count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled,
        coalesce(sum(done) FILTER (WHERE "endedAt" > now() - interval '30 seconds' OR status = 'open' AND "leasedUntil" > now()), 0)::int AS "recentUnits"
      FROM "Batch" WHERE "runId" = r.id
    ) b ORDER BY r.id DESC`
  return rows.map(viewOf)
}

function viewOf({
  total,
  doneUnits,
  failedUnits,
  recentUnits,
  recentSeconds,
  open,
  held,
  done,
  failed,
  cancelled,
  ...run
}: Row): RunView {
  const units = { total, done: doneUnits, failed: failedUnits }
  const rate = run.status === 'running' && recentUnits > 0 && recentSeconds > 1 ? recentUnits / recentSeconds : null
  return {
    ...run,
    createdAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    costMicros: Number(run.costMicros),
    capMicros: run.capMicros === null ? null : Number(run.capMicros),
    units,
    batches: { open, held, done, failed, cancelled },
    rate,
    secondsLeft: secondsLeft(units, rate),
  }
}
