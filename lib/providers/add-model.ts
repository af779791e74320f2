import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { findProvider } from './find-provider'
import type { AddModelInput } from './schema'

/** A model that was removed comes back as itself, with the prices given now. */
export async function addModel(ctx: Ctx, { providerId, name, ...given }: AddModelInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const { kind } = await findProvider(ctx, providerId)
    if (kind === 'simulator') throw invalid('The simulator has one model')
    const { id } = await ctx.db.providerModel.upsert({
      where: { providerId_name: { providerId, name } },
      create: { ...given, name, providerId, projectId: ctx.projectId },
      update: { ...given, archivedAt: null },
      select: { id: true },
    })
    await audit(ctx, 'provider.add-model', id, { name, after: given })
    return { id, name }
  })
}
