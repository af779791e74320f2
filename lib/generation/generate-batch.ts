import type { Ctx } from '../ctx'
import { indexSamples } from '../duplicates/index-samples'
import type { Attempt } from '../job'
import { findAnswers } from '../providers/calls/kept-answers'
import { findMaterials, type Row } from './find-materials'
import { judgeRow } from './judge-row'
import { openBudget } from './open-budget'
import { openLanding } from './open-landing'
import { readPlan } from './read-plan'
import { looksForNear } from './rules'
import { type Facts, type Landed, writeRow, type Written } from './write-row'

/** Asks for every row of a batch that is still missing, all at once: how many go out is for the model's limits to say. */
export async function generateBatch(ctx: Ctx, attempt: Attempt) {
  const { run, batch, winding, signal } = attempt
  const plan = readPlan(run.plan)
  const rows = await openRows(ctx, run.id, batch)
  const materials = await findMaterials(ctx, plan, rows)
  // Not in the transaction that writes the first rows: a large dataset would take longer than that may.
  if (rows.length > 0 && looksForNear(materials.kind, plan.near))
    await indexSamples(ctx, { datasetId: materials.dataset.id })
  const answers = await findAnswers(ctx, run.id, batch)
  const budget = await openBudget(ctx, run.id, plan)
  // Nothing more is asked when what came cannot be written.
  const broken = new AbortController()
  const asking = {
    runId: run.id,
    batchId: batch.id,
    answers,
    winding: AbortSignal.any([winding, signal, broken.signal]),
    mayCall: budget.mayCall,
    counted: plan.caps.calls !== undefined,
  }
  let open = 0
  /** What came too late is not written; the row stays open. */
  const orOpen = (landed: Landed | null) => {
    if (landed && !signal.aborted) return landed
    open++
    return null
  }
  const landing = openLanding(attempt, materials, {
    judge: async (unjudged) => orOpen(await judgeRow(ctx, materials, unjudged, asking)),
    failed: () => broken.abort(),
  })
  await Promise.all(
    rows.map(async ({ content, facts, ...row }) => {
      if (content) return landing.judge({ row, facts, outcome: 'written', written: content })
      const landed = orOpen(await writeRow(ctx, materials, row, asking))
      if (landed) landing.add(landed)
    }),
  )
  await landing.close()
  if (open === 0) return
  await budget.pauseIfSpent()
  return 'unfinished' as const
}

/** Rows that nobody has written yet, and those that were written and wait for their judges. */
type OpenRow = Row & { content: Written | null; facts: Facts }

const openRows = (ctx: Ctx, runId: string, { first, size }: { first: number; size: number }) => ctx.db.$queryRaw<
  OpenRow[]
>`
  SELECT position, cell, label, "personaId", topic, "passageId", "fromSampleId", language, turns,
    CASE WHEN outcome = 'judging' THEN content END AS content,
    jsonb_build_object('model', model, 'simulated', simulated, 'calls', calls, 'tokensIn', "tokensIn", 'tokensOut', "tokensOut", 'costMicros', "costMicros", 'refusedBy', "refusedBy") AS facts
  FROM "GenerationRow"
  WHERE "runId" = ${runId}::uuid AND position >= ${first} AND position < ${first + size} AND outcome IN ('asked', 'judging') ORDER BY position`
