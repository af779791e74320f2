import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { sharedRead } from '../shared-read'

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
  // In a transaction, what it sees is its own.
  const model = await (ctx.inTransaction ? read : rowOf)({ ctx, modelId })
  if (!model) throw notFound('Model')
  if (model.status !== 'ready' || !model.hash) throw conflict('This model is not trained yet')
  return { ...model, hash: model.hash }
}

type Asked = { ctx: Ctx; modelId: string }

const rowOf = sharedRead(({ ctx, modelId }: Asked) => `${ctx.projectId} ${modelId}`, read)

function read({ ctx, modelId }: Asked) {
  return ctx.db.trainedModel.findFirst({ where: { id: modelId, projectId: ctx.projectId }, select: readyFacts })
}

export type ReadyModel = Awaited<ReturnType<typeof findReadyModel>>
