import type { Ctx } from '../ctx'
import { conflict } from '../errors'
import { sharedRead } from '../shared-read'
import { type ReadyModel, readyFacts } from './find-ready-model'
import { isModelId } from './rules'

/** The model that a client of another API means: by its id or its name, or the newest that is in use. */
export async function findServedModel(ctx: Ctx, wanted?: string): Promise<ReadyModel> {
  const model = await rowOf({ ctx, wanted })
  if (!model?.hash)
    throw conflict(wanted ? `There is no trained model “${wanted}” here` : 'No model is trained in this project yet')
  return { ...model, hash: model.hash }
}

type Wanted = { ctx: Ctx; wanted: string | undefined }

const rowOf = sharedRead(({ ctx, wanted }: Wanted) => `${ctx.projectId} ${wanted ?? ''}`, read)

function read({ ctx, wanted }: Wanted) {
  const named = wanted && wanted !== 'latest'
  return ctx.db.trainedModel.findFirst({
    where: {
      projectId: ctx.projectId,
      status: 'ready',
      ...(named ? (isModelId(wanted) ? { id: wanted } : { name: wanted }) : { archivedAt: null }),
    },
    orderBy: { id: 'desc' },
    select: readyFacts,
  })
}
