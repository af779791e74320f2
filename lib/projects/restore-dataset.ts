import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { DatasetInput } from './schema'

export async function restoreDataset(ctx: Ctx, { datasetId }: DatasetInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const dataset = await ctx.db.dataset.findFirst({
      where: { id: datasetId, projectId: ctx.projectId },
      select: { name: true },
    })
    if (!dataset) throw notFound('Dataset')
    const { count } = await ctx.db.dataset.updateMany({
      where: { id: datasetId, projectId: ctx.projectId, archivedAt: { not: null } },
      data: { archivedAt: null },
    })
    if (count === 0) throw conflict('This dataset is not archived')
    await audit(ctx, 'dataset.restore', datasetId, { name: dataset.name })
    return { id: datasetId }
  })
}
