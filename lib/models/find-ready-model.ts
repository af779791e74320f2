import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'

/** What is asked of a model at each use. What it takes to score beside that never changes and is kept, see openModel. */
export const readyFacts = {
  id: true,
  name: true,
  status: true,
  hash: true,
  threshold: true,
  target: true,
  datasetId: true,
} as const

/** A model that has learnt what it will. */
export async function findReadyModel(ctx: Ctx, modelId: string) {
  const model = await ctx.db.trainedModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: readyFacts,
  })
  if (!model) throw notFound('Model')
  if (model.status !== 'ready' || !model.hash) throw conflict('This model is not trained yet')
  return { ...model, hash: model.hash }
}
export type ReadyModel = Awaited<ReturnType<typeof findReadyModel>>
