import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import type { ModelInput } from './schema'

/** Out of the lists; it still scores for those who name it, and it can be brought back. */
export async function archiveModel(ctx: Ctx, { modelId }: ModelInput) {
  allow(ctx, 'curate')
  return setArchived(ctx, modelId, new Date())
}

export function setArchived(ctx: Ctx, modelId: string, archivedAt: Date | null) {
  return transaction(ctx, async (ctx) => {
    const { projectId } = ctx
    const model = await ctx.db.trainedModel.findFirst({
      where: { id: modelId, projectId },
      select: { name: true, archivedAt: true },
    })
    if (!model) throw notFound('Model')
    if ((model.archivedAt === null) === (archivedAt === null)) return { id: modelId, archived: archivedAt !== null }
    await ctx.db.trainedModel.update({ where: { id: modelId, projectId }, data: { archivedAt } })
    await audit(ctx, archivedAt ? 'model.archive' : 'model.restore', modelId, { name: model.name })
    return { id: modelId, archived: archivedAt !== null }
  })
}
