import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { RenameModelInput } from './schema'

export async function renameModel(ctx: Ctx, { modelId, name }: RenameModelInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { projectId } = ctx
    const model = await ctx.db.trainedModel.findFirst({ where: { id: modelId, projectId }, select: { name: true } })
    if (!model) throw notFound('Model')
    if (await ctx.db.trainedModel.findFirst({ where: { projectId, name, id: { not: modelId } }, select: { id: true } }))
      throw conflict(`There is a model called ${name} already`)
    await ctx.db.trainedModel.update({ where: { id: modelId, projectId }, data: { name } })
    await audit(ctx, 'model.rename', modelId, { name, before: { name: model.name }, after: { name } })
    return { id: modelId, name }
  })
}
