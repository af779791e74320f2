import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { isTaken } from '../taken'
import type { RenameDatasetInput } from './schema'

export async function renameDataset(ctx: Ctx, { datasetId, name }: RenameDatasetInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const before = await ctx.db.dataset.findFirst({
      where: { id: datasetId, projectId: ctx.projectId },
      select: { name: true },
    })
    if (!before) throw notFound('Dataset')
    await ctx.db.dataset
      .updateMany({ where: { id: datasetId, projectId: ctx.projectId }, data: { name } })
      .catch((error) => {
        throw isTaken(error) ? conflict('Another dataset of this project has that name') : error
      })
    await audit(ctx, 'dataset.rename', datasetId, { name, before, after: { name } })
    return { id: datasetId, name }
  })
}
