import type { Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { readRow } from '../read-row'
import { sharedRead } from '../shared-read'

/** What is asked of a model at each use. What it takes to score beside that never changes and is kept, see openModel. */
const facts = {
  id: true,
  name: true,
  status: true,
  hash: true,
  threshold: true,
  target: true,
  datasetId: true,
} as const
type Facts = Prisma.TrainedModelGetPayload<{ select: typeof facts }>

export const readFacts = (by: string, where: string, values: readonly string[]) =>
  readRow<Facts>(
    `model by ${by}`,
    `SELECT id, name, status, hash, threshold, target, "datasetId" FROM "TrainedModel" WHERE ${where}`,
    values,
  )

/** A model that has learnt what it will. */
export async function findReadyModel(ctx: Ctx, modelId: string) {
  // In a transaction, what it sees is its own.
  const model = await (ctx.inTransaction
    ? ctx.db.trainedModel.findFirst({ where: { id: modelId, projectId: ctx.projectId }, select: facts })
    : rowOf({ projectId: ctx.projectId, modelId }))
  if (!model) throw notFound('Model')
  if (model.status !== 'ready' || !model.hash) throw conflict('This model is not trained yet')
  return { ...model, hash: model.hash }
}

type Asked = { projectId: string; modelId: string }

const rowOf = sharedRead(
  ({ projectId, modelId }: Asked) => `${projectId} ${modelId}`,
  ({ projectId, modelId }) => readFacts('id', '"projectId" = $1 AND id = $2', [projectId, modelId]),
)

export type ReadyModel = Awaited<ReturnType<typeof findReadyModel>>
