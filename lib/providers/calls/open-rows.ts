import { pool } from '../../db'
import type { KeptAnswer } from './kept-answers'
import type { KnownModel } from './known-model'
import { processId } from './process-id'

export type Opening = {
  id: string
  modelId: string
  batchId: string | null
  position: number | null
  purpose: string
  attempt: number
  /** What it may use, which the cap and the minute are asked for. */
  tokens: number
  micros: number
}

/** Whether a call may go out now. */
export type Gate =
  | { kind: 'open' }
  | { kind: 'wait'; milliseconds: number }
  /** A cap has no room for it. Calls under way may give some of theirs back. */
  | { kind: 'spent'; cap: string; maybeLater: boolean }
  /** The run is paused, cancelled or over. */
  | { kind: 'ended' }

type Asked = {
  model: KnownModel
  projectId: string
  runId: string | null
  /** The run has a cap of calls. */
  counted: boolean
  rows: Opening[]
  /** Whose place these calls take: they are written down before the next go out, so that what can be lost is never more than what is under way. */
  answers: KeptAnswer[]
}
type State = {
  ids: string[]
  waitMs: number
  status: string | null
  cap: string | null
  room: string | null
  reserved: string | null
  capCalls: number | null
  callsLeft: number | null
  requests: number | null
  tokens: number | null
}

/**
 * Writes down calls that may go out, in one statement with the questions whether they may. Locks are taken only where there is
 * something to count: on the provider for requests and tokens of the minute, on the run for its money and calls. Where those are
 * counted, the rows are on the disk before a call goes out; where none is, they may follow it by a moment.
 */
export async function openRows({ model, projectId, runId, counted, rows, answers }: Asked): Promise<Gate[]> {
  const { id: providerId, requestsPerMinute, tokensPerMinute, kind } = model.provider
  const [requests, tokens] = [bucketOf(requestsPerMinute), bucketOf(tokensPerMinute)]
  const [paced, capped] = [Boolean(requests || tokens), counted || rows.some(({ micros }) => micros > 0)]
  const column = <K extends keyof Opening>(name: K) => rows.map((row) => row[name])
  const { rows: states } = await pool.query<State>({
    name: `open-calls${paced ? '-paced' : ''}${capped ? '-capped' : ''}`,
    text: statement(paced, capped),
    values: [
      providerId,
      runId,
      projectId,
      processId,
      kind === 'simulator',
      column('id'),
      column('modelId'),
      column('batchId'),
      column('position'),
      column('purpose'),
      column('attempt'),
      column('tokens'),
      column('micros'),
      requests?.perSecond ?? null,
      requests?.most ?? null,
      tokens?.perSecond ?? null,
      tokens?.most ?? null,
      answers.map(({ runId }) => runId),
      answers.map(({ position }) => position),
      answers.map(({ asker }) => asker),
      answers.map(({ answer }) => JSON.stringify(answer)),
      answers.map(({ projectId }) => projectId),
    ],
  })
  const state = states[0]
  if (!state) return rows.map(() => ({ kind: 'ended' }))
  const opened = new Set(state.ids)
  let before = 0
  return rows.map((row, index) => {
    if (opened.has(row.id)) return { kind: 'open' }
    if (runId && state.status !== 'running') return { kind: 'ended' }
    if (state.waitMs > 0) return { kind: 'wait', milliseconds: state.waitMs }
    const short =
      state.room !== null && Number(state.room) < rows.slice(0, index + 1).reduce((sum, { micros }) => sum + micros, 0)
    // Others of this writing count as under way.
    if (short) {
      const maybeLater = Number(state.reserved) > 0 || opened.size > 0
      return { kind: 'spent', cap: `$${(Number(state.cap) / 1_000_000).toFixed(2)}`, maybeLater }
    }
    if (state.callsLeft !== null && index >= state.callsLeft)
      return { kind: 'spent', cap: `${state.capCalls?.toLocaleString('en')} calls`, maybeLater: false }
    const ahead = index - opened.size
    before += row.tokens
    const forRequests = requests
      ? ((ahead + 1 - Math.max(0, (state.requests ?? 0) - opened.size)) / requests.perSecond) * 1000
      : 0
    const forTokens = tokens ? ((before - Math.max(0, state.tokens ?? 0)) / tokens.perSecond) * 1000 : 0
    return { kind: 'wait', milliseconds: Math.max(20, forRequests, Math.min(forTokens, 1000)) }
  })
}

/**
 * A limit for any minute: what a bucket may hold at once and how fast it fills, so that no 60 seconds see more. Up to 60 a minute
 * they come one by one.
 */
function bucketOf(perMinute: number | null) {
  if (perMinute === null) return null
  const most = Math.max(1, Math.floor(perMinute / 60))
  return { most, perSecond: (perMinute - most + 1) / 60 }
}

const statement = (paced: boolean, capped: boolean) => `
  WITH pace AS MATERIALIZED (
    SELECT greatest(0, extract(epoch FROM "notBefore" - now()) * 1000) AS "waitMs",
      least($15::float8, requests + greatest(0, extract(epoch FROM now() - "refilledAt")) * $14::float8) AS requests,
      least($17::float8, tokens + greatest(0, extract(epoch FROM now() - "refilledAt")) * $16::float8) AS tokens
    FROM "ProviderPace" WHERE "providerId" = $1::uuid ${paced ? 'FOR UPDATE' : ''}
  ), run AS MATERIALIZED (
    SELECT status::text, "capMicros" AS cap, "capMicros" - "costMicros" - "reservedMicros" AS room, "reservedMicros" AS reserved,
      "capCalls", "capCalls" - calls AS "callsLeft"
    FROM "Run" WHERE id = $2::uuid AND "projectId" = $3::uuid ${capped ? 'FOR NO KEY UPDATE' : ''}
  ), asked AS (
    SELECT a.*, sum(micros) OVER (ORDER BY n) AS need, sum(tokens) OVER (ORDER BY n) - tokens AS before
    FROM unnest($6::uuid[], $7::uuid[], $8::uuid[], $9::int[], $10::text[], $11::int[], $12::float8[], $13::bigint[])
      WITH ORDINALITY AS a(id, "modelId", "batchId", position, purpose, attempt, tokens, micros, n)
  ), fits AS (
    SELECT a.* FROM asked a CROSS JOIN pace LEFT JOIN run ON true
    WHERE coalesce(pace."waitMs", 0) = 0 AND ($2::uuid IS NULL OR run.status = 'running') AND (run.room IS NULL OR a.need <= run.room)
      AND (run."callsLeft" IS NULL OR a.n <= run."callsLeft")
      AND ($14::float8 IS NULL OR a.n <= floor(pace.requests + 1e-9))
      AND ($16::float8 IS NULL OR pace.tokens - a.before >= least(a.tokens, $17::float8))
  ), written AS (
    INSERT INTO "ModelCall" (id, "projectId", "providerId", "modelId", "runId", "batchId", position, purpose, attempt, "processId",
      "reservedMicros", simulated, "startedAt")
    SELECT id, $3::uuid, $1::uuid, "modelId", $2::uuid, "batchId", position, purpose, attempt, $4::uuid, micros, $5::boolean, clock_timestamp()
    FROM fits RETURNING id
  ), kept AS (
    INSERT INTO "CallAnswer" ("runId", position, asker, answer, "projectId")
    SELECT * FROM unnest($18::uuid[], $19::int[], $20::text[], $21::text[], $22::uuid[]) ON CONFLICT DO NOTHING
  )${
    capped
      ? `, reserved AS (
    UPDATE "Run" SET "reservedMicros" = "reservedMicros" + (SELECT coalesce(sum(micros), 0) FROM fits)::bigint,
      calls = calls + CASE WHEN "capCalls" IS NULL THEN 0 ELSE (SELECT count(*) FROM fits) END
    WHERE id = $2::uuid AND EXISTS (SELECT 1 FROM fits)
  )`
      : ''
  }${
    paced
      ? `, taken AS (
    UPDATE "ProviderPace" p SET "refilledAt" = greatest(p."refilledAt", now()),
      requests = coalesce(pace.requests - (SELECT count(*) FROM fits), 0), tokens = coalesce(pace.tokens - (SELECT sum(tokens) FROM fits), pace.tokens, 0)
    FROM pace WHERE p."providerId" = $1::uuid
  )`
      : ''
  }
  SELECT ${capped ? '' : "set_config('synchronous_commit', 'off', true), "}coalesce((SELECT array_agg(id) FROM written), '{}')::text[] AS ids, coalesce(pace."waitMs", 0)::float8 AS "waitMs",
    run.status, run.cap, run.room, run.reserved, run."capCalls", run."callsLeft", pace.requests::float8, pace.tokens::float8
  FROM pace LEFT JOIN run ON true`
