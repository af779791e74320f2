import type { Ctx } from '../ctx'
import { conflict } from '../errors'
import { sharedRead } from '../shared-read'
import { type ReadyModel, readFacts } from './find-ready-model'
import { isModelId } from './rules'

/** The model that a client of another API means: by its id or its name, or the newest that is in use. */
export async function findServedModel(ctx: Ctx, wanted?: string): Promise<ReadyModel> {
  const model = await rowOf({ projectId: ctx.projectId, wanted: wanted || 'latest' })
  if (!model?.hash)
    throw conflict(wanted ? `There is no trained model “${wanted}” here` : 'No model is trained in this project yet')
  return { ...model, hash: model.hash }
}

type Wanted = { projectId: string; wanted: string }

const rowOf = sharedRead(
  ({ projectId, wanted }: Wanted) => `${projectId} ${wanted}`,
  ({ projectId, wanted }) => {
    const ready = `"projectId" = $1 AND status = 'ready'`
    if (wanted === 'latest')
      return readFacts('age', `${ready} AND "archivedAt" IS NULL ORDER BY id DESC LIMIT 1`, [projectId])
    const by = isModelId(wanted) ? 'id' : 'name'
    return readFacts(`served ${by}`, `${ready} AND ${by} = $2`, [projectId, wanted])
  },
)
