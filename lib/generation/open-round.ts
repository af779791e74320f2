import type { Ctx } from '../ctx'
import type { NewBatch } from '../job'
import { split } from '../runs/rules'
import { assignRows, type AssignedRow, type Need } from './assign/rules'
import { findPools } from './find-pools'
import type { GenerationPlan } from './schema'

type Input = { runId: string; plan: GenerationPlan; needs: Need[]; positions: number; rounds: number }

/** Says for each row of a round who writes it about what, and writes that down: a batch that is tried again finds what it misses. */
export async function openRound(ctx: Ctx, { runId, plan, needs, positions, rounds }: Input): Promise<NewBatch[]> {
  const [pools, pairs, passages, samples] = await Promise.all([
    findPools(ctx, plan, needs),
    ctx.db.$queryRaw<{ personaId: string | null; topic: string | null }[]>`
      SELECT "personaId", topic FROM "GenerationRow" WHERE "runId" = ${runId}::uuid AND "personaId" IS NOT NULL`,
    ctx.db.$queryRaw<{ id: string; count: number }[]>`
      SELECT "passageId" AS id, count(*)::int AS count FROM "GenerationRow" WHERE "runId" = ${runId}::uuid AND "passageId" IS NOT NULL GROUP BY 1`,
    ctx.db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT "fromSampleId" AS id FROM "GenerationRow" WHERE "runId" = ${runId}::uuid AND "fromSampleId" IS NOT NULL`,
  ])
  const spread = { topics: plan.topics, languages: plan.languages, turns: plan.turns }
  const rows = assignRows(plan.cells, needs, pools, spread, {
    positions,
    rounds,
    pairs,
    passages: new Map(passages.map(({ id, count }) => [id, count])),
    samples: samples.map(({ id }) => id),
  })
  for (let from = 0; from < rows.length; from += 10_000) await insertRows(ctx, runId, rows.slice(from, from + 10_000))
  return split(rows.length, batchSize(rows.length)).map(({ first, size }) => ({ first: positions + first, size }))
}

/** Small enough that several batches share a small run, large enough that a full one keeps every slot of a process busy. */
const batchSize = (rows: number) => Math.min(256, Math.max(32, Math.ceil(rows / 8)))

const insertRows = (ctx: Ctx, runId: string, rows: AssignedRow[]) => ctx.db.$executeRaw`
  INSERT INTO "GenerationRow" ("runId", "projectId", position, cell, round, label, "personaId", topic, "passageId", "fromSampleId", language, turns)
  SELECT ${runId}::uuid, ${ctx.projectId}::uuid, position, cell, round, label, "personaId", topic, "passageId", "fromSampleId", language, turns
  FROM json_to_recordset(${JSON.stringify(rows)}::json)
    AS row(position int, cell int, round int, label text, "personaId" uuid, topic text, "passageId" uuid, "fromSampleId" uuid, language text, turns int)`
