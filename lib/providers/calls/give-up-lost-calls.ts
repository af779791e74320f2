import { db } from '../../db'

/** A process renews its shares every second; one whose share ran out is dead. */
const graceSeconds = 15

/** Calls that a dead process left open may have been paid: they count with what was set aside for them. */
export async function giveUpLostCalls() {
  await db.$executeRaw`
    WITH gone AS (
      SELECT c.id FROM "ProviderModel" m LEFT JOIN "CallTally" t ON t."modelId" = m.id
      JOIN "ModelCall" c ON c."modelId" = m.id AND c.id >= coalesce(t.before, '00000000-0000-0000-0000-000000000000')
      WHERE c.outcome = 'open' AND c."startedAt" < now() - make_interval(secs => ${graceSeconds})
        AND NOT EXISTS (SELECT 1 FROM "CallShare" s WHERE s."modelId" = c."modelId" AND s."processId" = c."processId" AND s."expiresAt" > now())
      ORDER BY c.id LIMIT 1000 FOR UPDATE OF c SKIP LOCKED
    ), lost AS (
      UPDATE "ModelCall" c SET outcome = 'lost', estimated = true, "costMicros" = "reservedMicros", "endedAt" = now(),
        error = 'The process that asked is gone. The call may have been paid'
      FROM gone WHERE c.id = gone.id RETURNING c."runId", c."reservedMicros"
    ), sums AS (
      SELECT "runId", sum("reservedMicros")::bigint AS micros FROM lost WHERE "runId" IS NOT NULL GROUP BY 1
    )
    UPDATE "Run" r SET "reservedMicros" = greatest(0, r."reservedMicros" - s.micros), "costMicros" = r."costMicros" + s.micros
    FROM sums s WHERE r.id = s."runId"`
}
