import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { openRound } from './open-round'
import { readPlan } from './read-plan'
import { progressOf, refill, rowCounts, wantedOf } from './rules'
import type { RowOutcome } from './schema'

/** Asks again for what cells lack, until the grid is met or a cell has run dry. */
export async function closeOnTarget(ctx: Ctx, run: JobRun) {
  const plan = readPlan(run.plan)
  const cells = await cellsOf(ctx, run.id)
  const positions = cells.reduce((sum, { rows }) => sum + rows, 0)
  const rounds = Math.max(0, ...cells.map(({ round }) => round + 1))
  const progress = plan.cells.map((_, at) =>
    progressOf(
      cells.flatMap(({ cell, round, outcome, rows }) =>
        cell === at ? { round, kept: outcome === 'kept', count: rows } : [],
      ),
    ),
  )
  const { needs, dry } = refill(plan.cells, progress, rounds)
  if (needs.length > 0 && !plan.examples && !(await failedBatches(ctx, run.id))) {
    const batches = await openRound(ctx, { runId: run.id, plan, needs, positions, rounds })
    const more = batches.reduce((sum, { size }) => sum + size, 0)
    await ctx.db.run.updateMany({
      where: { id: run.id, projectId: ctx.projectId },
      data: { total: { increment: more } },
    })
    return { batches }
  }
  const counts = rowCounts(sumBy(cells), 'done')
  const wanted = wantedOf(plan.cells)
  const ended =
    plan.examples || counts.kept >= wanted
      ? 'as planned'
      : dry.length > 0
        ? `${dry.length} of ${plan.cells.length} cells ran dry`
        : 'some batches failed'
  return {
    result: {
      kept: counts.kept,
      'not kept': counts.notKept,
      failed: counts.failed,
      asked: counts.asked,
      rounds,
      ended,
    },
  }
}

type CellRound = { cell: number; round: number; outcome: RowOutcome; rows: number }

const cellsOf = (ctx: Ctx, runId: string) => ctx.db.$queryRaw<CellRound[]>`
  SELECT cell, round, outcome::text AS outcome, count(*)::int AS rows FROM "GenerationRow" WHERE "runId" = ${runId}::uuid GROUP BY 1, 2, 3`

function sumBy(cells: CellRound[]) {
  const sums: Partial<Record<RowOutcome, number>> = {}
  for (const { outcome, rows } of cells) sums[outcome] = (sums[outcome] ?? 0) + rows
  return sums
}

/** What a person may want to try again is not asked a second time behind their back. */
const failedBatches = async (ctx: Ctx, runId: string) =>
  (await ctx.db.batch.count({ where: { runId, status: 'failed' } })) > 0
