import { allow, type Ctx, transaction } from '../ctx'
import { addBatches, openRun } from '../runs/open-run'
import { takeTemplate } from '../templates/take-template'
import { makePlan, orRefuse } from './make-plan'
import { openRound } from './open-round'
import { titleOf, wantedOf } from './rules'
import type { StartedGeneration, StartGenerationInput } from './schema'

/** Asks for the rows of a grid. The run goes on until each cell has what it wants, a cap is reached, or a cell has run dry. */
export async function startGeneration(ctx: Ctx, { name, ...input }: StartGenerationInput): Promise<StartedGeneration> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const template = await takeTemplate(ctx, { templateId: input.template })
    const { plan } = orRefuse(await makePlan(ctx, input, template))
    return openGeneration(ctx, plan, name)
  })
}

export async function openGeneration(
  ctx: Ctx,
  plan: Awaited<ReturnType<typeof makePlan>>['plan'],
  name = '',
): Promise<StartedGeneration> {
  const rows = wantedOf(plan.cells)
  const { id: runId, number } = await openRun(ctx, {
    kind: plan.examples ? 'examples' : 'generate',
    title: titleOf(plan, name),
    plan,
    datasetId: plan.datasetId,
    batches: [],
    total: rows,
    ...(plan.caps.calls !== undefined && { capCalls: plan.caps.calls }),
    ...(plan.caps.micros !== undefined && { capMicros: BigInt(plan.caps.micros) }),
  })
  const needs = plan.cells.map(({ count }, cell) => ({ cell, count }))
  await addBatches(ctx, runId, 0, await openRound(ctx, { runId, plan, needs, positions: 0, rounds: 0 }))
  return { runId, number, rows }
}
