import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { findModel } from './find-model'
import type { ModelInput } from './schema'

/** What it wrote and said stays, and so do its calls in the ledger. */
export async function removeModel(ctx: Ctx, { providerId, modelId }: ModelInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const { id, name, provider } = await findModel(ctx, { providerId, modelId })
    if (provider.kind === 'simulator') throw invalid('The simulator stays: without it nothing works offline')
    await ctx.db.providerModel.update({ where: { id }, data: { archivedAt: new Date() } })
    await audit(ctx, 'provider.remove-model', id, { name })
    return { id }
  })
}
