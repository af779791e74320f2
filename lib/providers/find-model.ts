import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import type { ModelInput } from './schema'

export async function findModel(ctx: Ctx, { providerId, modelId }: ModelInput) {
  const model = await ctx.db.providerModel.findFirst({
    where: { id: modelId, providerId, projectId: ctx.projectId, archivedAt: null, provider: { archivedAt: null } },
    select: {
      id: true,
      name: true,
      priceIn: true,
      priceOut: true,
      jsonSchema: true,
      provider: { select: { kind: true } },
    },
  })
  if (!model) throw notFound('Model')
  return model
}
