import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { isTaken } from '../taken'
import { endOf } from './add-provider'
import { checkAddress } from './check-address'
import { sealKey } from './endpoints/seal-key'
import { findProvider } from './find-provider'
import type { ChangeProviderInput } from './schema'

/** Another address clears the key: it belongs to the place it was given for, and no other may receive it. */
export async function changeProvider(ctx: Ctx, { providerId, revision, key, ...given }: ChangeProviderInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const {
      kind,
      sealedKey: _,
      id,
      revision: _revision,
      preset: _preset,
      ...before
    } = await findProvider(ctx, providerId)
    const address = checkAddress(kind, given.address)
    const moved = address !== before.address
    const keyed =
      key !== null
        ? { sealedKey: key ? sealKey({ projectId: ctx.projectId, providerId: id }, key) : null, keyEnd: endOf(key) }
        : moved
          ? { sealedKey: null, keyEnd: null }
          : {}
    try {
      const { count } = await ctx.db.provider.updateMany({
        where: { id, projectId: ctx.projectId, revision, archivedAt: null },
        data: { ...given, address, ...keyed, revision: { increment: 1 } },
      })
      if (count === 0) throw conflict('Somebody changed this provider meanwhile. Load it again')
    } catch (error) {
      throw isTaken(error) ? conflict(`There is a provider called “${given.name}” already`) : error
    }
    const keyEnd = 'keyEnd' in keyed ? keyed.keyEnd : before.keyEnd
    await audit(ctx, 'provider.change', id, { name: given.name, before, after: { ...given, address, keyEnd } })
    return { id, revision: revision + 1, keyEnd, keyCleared: moved && key === null && before.keyEnd !== null }
  })
}
