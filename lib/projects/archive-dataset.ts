import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { DatasetInput } from './schema'

export async function archiveDataset(ctx: Ctx, { datasetId }: DatasetInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    // Of two that archive the last two datasets at once, one must see the other's.
    await ctx.db.$queryRaw`SELECT id FROM "Project" WHERE id = ${ctx.projectId}::uuid FOR UPDATE`
    const dataset = await ctx.db.dataset.findFirst({
      where: { id: datasetId, projectId: ctx.projectId },
      select: { name: true },
    })
    if (!dataset) throw notFound('Dataset')
    const others = await ctx.db.dataset.count({
      where: { projectId: ctx.projectId, archivedAt: null, id: { not: datasetId } },
    })
    if (others === 0) throw conflict('A project keeps at least one dataset')
    const { count } = await ctx.db.dataset.updateMany({
      where: { id: datasetId, projectId: ctx.projectId, archivedAt: null },
      data: { archivedAt: new Date() },
    })
    if (count === 0) throw conflict('This dataset is archived already')
    await audit(ctx, 'dataset.archive', datasetId, { name: dataset.name })
    return { id: datasetId }
  })
}
