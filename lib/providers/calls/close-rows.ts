import { pool } from '../../db'

export type Closing = {
  id: string
  runId: string | null
  outcome: string
  errorClass: string | null
  error: string | null
  tokensIn: number
  tokensOut: number
  costMicros: number
  estimated: boolean
  latencyMs: number
}

/**
 * Closes calls and moves what was set aside for them to what their runs cost, both or neither. A call that was given up as lost stays so.
 * It need not wait for the disk: a closing that a crash of the database takes away leaves a call open, which counts as paid.
 */
export async function closeRows(rows: Closing[]) {
  const column = <K extends keyof Closing>(name: K) => rows.map((row) => row[name])
  await pool.query({
    name: 'close-calls',
    text: `
      WITH closed AS (
        UPDATE "ModelCall" c SET outcome = e.outcome::"CallOutcome", "errorClass" = e."errorClass", error = e.error, "tokensIn" = e."tokensIn",
          "tokensOut" = e."tokensOut", "costMicros" = e."costMicros", estimated = e.estimated, "latencyMs" = e."latencyMs", "endedAt" = clock_timestamp()
        FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[], $8::boolean[], $9::int[])
          AS e(id, outcome, "errorClass", error, "tokensIn", "tokensOut", "costMicros", estimated, "latencyMs")
        WHERE c.id = e.id AND c.outcome = 'open' RETURNING c."runId", c."reservedMicros", c."costMicros"
      ), sums AS (
        SELECT "runId", sum("reservedMicros")::bigint AS reserved, sum("costMicros")::bigint AS cost FROM closed
        WHERE "runId" IS NOT NULL AND set_config('synchronous_commit', 'off', true) = 'off'
        GROUP BY 1 HAVING sum("reservedMicros") > 0 OR sum("costMicros") > 0
      )
      UPDATE "Run" r SET "reservedMicros" = greatest(0, r."reservedMicros" - s.reserved), "costMicros" = r."costMicros" + s.cost
      FROM sums s WHERE r.id = s."runId"`,
    values: [
      column('id'),
      column('outcome'),
      column('errorClass'),
      column('error'),
      column('tokensIn'),
      column('tokensOut'),
      column('costMicros'),
      column('estimated'),
      column('latencyMs'),
    ],
  })
}
