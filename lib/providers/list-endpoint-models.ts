import { askWorker } from '../ask-worker'
import { allow, type Ctx } from '../ctx'
import type { ModelsErrand } from './errands/errands'
import { findProvider } from './find-provider'
import { presetOf, priceOf } from './presets/rules'
import type { EndpointModel, ProviderInput } from './schema'

/** Has a worker ask an endpoint which models it has. */
export async function listEndpointModels(ctx: Ctx, { providerId }: ProviderInput): Promise<EndpointModel[]> {
  allow(ctx, 'manage')
  const provider = await findProvider(ctx, providerId)
  const added = await ctx.db.providerModel.findMany({ where: { providerId, archivedAt: null }, select: { name: true } })
  const has = new Set(added.map(({ name }) => name))
  const names =
    provider.kind === 'simulator'
      ? ['simulator']
      : await askWorker<ModelsErrand>(ctx, 'list-models', { providerId }, { seconds: 20 })
  return names.map((name) => {
    const price = priceOf(name, presetOf(provider.preset))
    return { name, priceIn: price?.priceIn ?? null, priceOut: price?.priceOut ?? null, added: has.has(name) }
  })
}
