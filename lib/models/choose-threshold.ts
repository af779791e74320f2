import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { findReadyModel } from './find-ready-model'
import type { ChooseThresholdInput } from './schema'

/** From here on a cost above it is unsafe, wherever this model is asked. What was measured before stays as it was. */
export async function chooseThreshold(ctx: Ctx, { modelId, threshold }: ChooseThresholdInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const model = await findReadyModel(ctx, modelId)
    await ctx.db.trainedModel.update({ where: { id: modelId, projectId: ctx.projectId }, data: { threshold } })
    await audit(ctx, 'model.threshold', modelId, {
      name: model.name,
      before: { threshold: model.threshold },
      after: { threshold },
    })
    return { id: modelId, threshold }
  })
}
