import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { findProvider } from './find-provider'
import type { ProviderInput } from './schema'

/** Its calls stay in the ledger; its key is gone at once, and its name is free again. */
export async function removeProvider(ctx: Ctx, { providerId }: ProviderInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const { id, name, kind, address } = await findProvider(ctx, providerId)
    if (kind === 'simulator') throw invalid('The simulator stays: without it nothing works offline')
    await ctx.db.provider.update({
      where: { id },
      data: { archivedAt: new Date(), sealedKey: null, keyEnd: null, name: `${name} · ${id.slice(-6)}` },
    })
    await audit(ctx, 'provider.remove', id, { name, before: { name, address } })
    return { id }
  })
}
