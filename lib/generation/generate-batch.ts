import type { Ctx } from '../ctx'
import type { Attempt } from '../job'
import { findMaterials, type Row } from './find-materials'
import { openBudget } from './open-budget'
import { openLanding } from './open-landing'
import { readPlan } from './read-plan'
import { writeRow } from './write-row'

/** Asks for every row of a batch that is still missing, all at once: how many go out is for the model's limits to say. */
export async function generateBatch(ctx: Ctx, attempt: Attempt) {
  const { run, batch, winding, signal } = attempt
  const plan = readPlan(run.plan)
  const rows = await openRows(ctx, run.id, batch)
  const materials = await findMaterials(ctx, plan, rows)
  const budget = await openBudget(ctx, run.id, plan)
  // Nothing more is asked when what came cannot be written.
  const broken = new AbortController()
  const landing = openLanding(attempt, materials, () => broken.abort())
  const asking = {
    runId: run.id,
    batchId: batch.id,
    winding: AbortSignal.any([winding, signal, broken.signal]),
    mayCall: budget.mayCall,
  }
  let open = 0
  await Promise.all(
    rows.map(async (row) => {
      const landed = await writeRow(ctx, materials, row, asking)
      if (landed && !signal.aborted) landing.add(landed)
      else open++
    }),
  )
  await landing.close()
  if (open === 0) return
  await budget.pauseIfSpent()
  return 'unfinished' as const
}

const openRows = (ctx: Ctx, runId: string, { first, size }: { first: number; size: number }) => ctx.db.$queryRaw<Row[]>`
  SELECT position, cell, label, "personaId", topic, "passageId", "fromSampleId", language, turns FROM "GenerationRow"
  WHERE "runId" = ${runId}::uuid AND position >= ${first} AND position < ${first + size} AND outcome = 'asked' ORDER BY position`
