import { allow, type Ctx } from '../ctx'
import type { ModelView } from './schema'

/** What may be asked, cheapest kind of trouble first: the simulator, then by provider and name. */
export async function listModels(ctx: Ctx): Promise<ModelView[]> {
  allow(ctx, 'read')
  const models = await ctx.db.providerModel.findMany({
    where: { projectId: ctx.projectId, archivedAt: null, provider: { archivedAt: null } },
    orderBy: [{ provider: { kind: 'asc' } }, { provider: { name: 'asc' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      providerId: true,
      priceIn: true,
      priceOut: true,
      jsonSchema: true,
      provider: { select: { name: true, kind: true } },
    },
  })
  return models.map(({ provider, ...model }) => ({
    ...model,
    provider: provider.name,
    kind: provider.kind,
    simulated: provider.kind === 'simulator',
  }))
}
