import { allow, type Ctx } from '../ctx'
import { modelsAround } from './models-around'
import { modelSelect, viewModel } from './view-model'
import type { ListModelsInput, ModelSummary } from './schema'

const most = 200

/** The classifiers trained in a project, the newest first. */
export async function listTrainedModels(ctx: Ctx, { dataset, archived }: ListModelsInput): Promise<ModelSummary[]> {
  allow(ctx, 'read')
  const rows = await ctx.db.trainedModel.findMany({
    where: {
      projectId: ctx.projectId,
      ...(dataset && { datasetId: dataset }),
      archivedAt: archived ? { not: null } : null,
    },
    orderBy: { id: 'desc' },
    take: most,
    select: modelSelect,
  })
  const around = await modelsAround(ctx, rows)
  return rows.map((row) => viewModel(row, around))
}
