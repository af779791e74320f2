import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'

/** A model that has learnt what it will. */
export async function findReadyModel(ctx: Ctx, modelId: string) {
  const model = await ctx.db.trainedModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: {
      id: true,
      name: true,
      status: true,
      hash: true,
      threshold: true,
      target: true,
      plan: true,
      datasetId: true,
    },
  })
  if (!model) throw notFound('Model')
  if (model.status !== 'ready' || !model.hash) throw conflict('This model is not trained yet')
  return { ...model, hash: model.hash }
}
