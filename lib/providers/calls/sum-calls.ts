import type { Ctx } from '../../ctx'
import { db } from '../../db'
import { failedOutcomes } from '../schema'

export type CallSum = { modelId: string; calls: number; failed: number; open: number; costMicros: number }

/** What the calls of each model came to: what was tallied, and of the ledger only what came since. */
export const sumCalls = (ctx: Ctx) => ctx.db.$queryRaw<CallSum[]>`
  SELECT m.id AS "modelId", (coalesce(t.calls, 0) + s.calls)::float8 AS calls, (coalesce(t.failed, 0) + s.failed)::float8 AS failed,
    s.open::int AS open, (coalesce(t."costMicros", 0) + s.micros)::float8 AS "costMicros"
  FROM "ProviderModel" m LEFT JOIN "CallTally" t ON t."modelId" = m.id, LATERAL (
    SELECT count(*) AS calls, count(*) FILTER (WHERE outcome = ANY(${[...failedOutcomes]}::"CallOutcome"[])) AS failed,
      count(*) FILTER (WHERE outcome = 'open') AS open, coalesce(sum("costMicros"), 0) AS micros
    FROM "ModelCall" WHERE "modelId" = m.id AND id >= coalesce(t.before, '00000000-0000-0000-0000-000000000000')
  ) s WHERE m."projectId" = ${ctx.projectId}::uuid AND m."archivedAt" IS NULL`

/** Ids begin with their time. Another machine's clock may be behind, and its calls come late. */
const settledMilliseconds = 120_000

/** Moves what is settled from the ledger into the tallies: up to the first call that is open, and to nothing younger than two minutes. */
export async function tallyCalls(now = Date.now()) {
  const time = (now - settledMilliseconds).toString(16).padStart(12, '0')
  const edge = `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay tally'))`
    await tx.$executeRaw`
      INSERT INTO "CallTally" AS t ("modelId", before, calls, failed, "costMicros")
      SELECT m.id, e.edge, s.calls, s.failed, s.micros
      FROM "ProviderModel" m LEFT JOIN "CallTally" o ON o."modelId" = m.id, LATERAL (
        SELECT least(${edge}::uuid, (SELECT id FROM "ModelCall" WHERE "modelId" = m.id AND outcome = 'open'
          AND id >= coalesce(o.before, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT 1)) AS edge
      ) e, LATERAL (
        SELECT count(*) AS calls, count(*) FILTER (WHERE outcome = ANY(${[...failedOutcomes]}::"CallOutcome"[])) AS failed, coalesce(sum("costMicros"), 0) AS micros
        FROM "ModelCall" WHERE "modelId" = m.id AND id >= coalesce(o.before, '00000000-0000-0000-0000-000000000000') AND id < e.edge
      ) s WHERE s.calls > 0
      ON CONFLICT ("modelId") DO UPDATE SET before = EXCLUDED.before, calls = t.calls + EXCLUDED.calls, failed = t.failed + EXCLUDED.failed,
        "costMicros" = t."costMicros" + EXCLUDED."costMicros"`
  })
}
