import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { findModel } from './find-model'
import type { ChangeModelInput } from './schema'

/** New prices hold for calls from now on; what the ledger says of earlier ones stays. */
export async function changeModel(ctx: Ctx, { providerId, modelId, ...given }: ChangeModelInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const { id, name, provider, ...before } = await findModel(ctx, { providerId, modelId })
    if (provider.kind === 'simulator') throw invalid('The simulator costs nothing, and that stays so')
    await ctx.db.providerModel.update({ where: { id }, data: given })
    await audit(ctx, 'provider.change-model', id, { name, before, after: given })
    return { id, ...given }
  })
}
