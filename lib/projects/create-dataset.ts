import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { isTaken } from '../taken'
import type { CreateDatasetInput } from './schema'

export async function createDataset(ctx: Ctx, { name, target, policyVersionId }: CreateDatasetInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const version = await ctx.db.policyVersion.findFirst({
      where: { id: policyVersionId, publishedAt: { not: null }, policy: { projectId: ctx.projectId } },
      select: { id: true },
    })
    if (!version) throw notFound('Published policy version')
    const dataset = await ctx.db.dataset
      .create({ data: { projectId: ctx.projectId, name, target, policyVersionId }, select: { id: true, name: true } })
      .catch((error) => {
        throw isTaken(error) ? conflict('Another dataset of this project has that name') : error
      })
    await audit(ctx, 'dataset.create', dataset.id, { name, after: { name, target, policyVersionId } })
    return dataset
  })
}
