import { allow, type Ctx, transaction } from '../ctx'
import { takeTemplate } from '../templates/take-template'
import { makePlan, orRefuse } from './make-plan'
import { examplesOf } from './rules'
import type { StartedGeneration, TryGenerationInput } from './schema'
import { openGeneration } from './start-generation'

/** Three real rows of a plan, to look at before the rest is paid for. They are not added to the dataset. */
export async function tryGeneration(ctx: Ctx, input: TryGenerationInput): Promise<StartedGeneration> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const template = await takeTemplate(ctx, { templateId: input.template })
    const { plan } = orRefuse(await makePlan(ctx, input, template))
    return openGeneration(ctx, { ...plan, examples: true, cells: examplesOf(plan.cells, 3) })
  })
}
