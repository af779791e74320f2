import { allow, type HouseCtx } from '../ctx'
import { invalid, notFound } from '../errors'
import { isModelId } from '../models/rules'

type Named = {
  projectId?: string | undefined
  datasetId?: string
  snapshotId?: string
  jobId?: string
  traceId?: string
  model?: string
}

/** Which project something that a script names is of. Whether the script may enter it is asked after. */
export async function findPlace(ctx: HouseCtx, named: Named): Promise<{ projectId: string }> {
  allow(ctx, 'enter')
  const { projectId, datasetId, snapshotId, jobId, traceId, model } = named
  if (projectId) return { projectId }
  const select = { projectId: true } as const
  if (datasetId) return known('Dataset', await ctx.db.dataset.findUnique({ where: { id: datasetId }, select }))
  if (snapshotId) return known('Snapshot', await ctx.db.snapshot.findUnique({ where: { id: snapshotId }, select }))
  if (jobId) return known('Fine-tuning job', await ctx.db.premJob.findUnique({ where: { id: jobId }, select }))
  if (traceId) return known('Trace', await ctx.db.premTrace.findUnique({ where: { id: traceId }, select }))
  if (ctx.onlyProject) return { projectId: ctx.onlyProject }
  if (model && isModelId(model)) {
    const where = { id: model }
    const trained = await ctx.db.trainedModel.findUnique({ where, select })
    return known('Model', trained ?? (await ctx.db.providerModel.findUnique({ where, select })))
  }
  throw invalid('Say which project: send project_id, name the model by its id, or use the key of one project')
}

function known<T>(what: string, found: T | null): T {
  if (!found) throw notFound(what)
  return found
}
