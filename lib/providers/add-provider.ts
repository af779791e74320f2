import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { newId } from '../ids'
import { isTaken } from '../taken'
import { checkAddress } from './check-address'
import { sealKey } from './endpoints/seal-key'
import { presetOf } from './presets/rules'
import type { AddProviderInput } from './schema'

/** The key is sealed before it touches the database; only its last four characters are ever shown again. */
export async function addProvider(ctx: Ctx, { preset, key, models, ...given }: AddProviderInput) {
  allow(ctx, 'manage')
  const known = presetOf(preset)
  if (!known) throw invalid('There is no such kind of provider')
  const id = newId()
  const address = checkAddress(known.kind, given.address || known.address)
  const data = { ...given, address, kind: known.kind, preset, keyEnd: endOf(key) }
  return transaction(ctx, async (ctx) => {
    try {
      await ctx.db.provider.create({
        data: {
          ...data,
          id,
          projectId: ctx.projectId,
          sealedKey: key ? sealKey({ projectId: ctx.projectId, providerId: id }, key) : null,
          pace: { create: {} },
          models: { create: models.map((model) => ({ ...model, projectId: ctx.projectId })) },
        },
      })
    } catch (error) {
      throw isTaken(error) ? conflict(`There is a provider called “${given.name}” already`) : error
    }
    await audit(ctx, 'provider.add', id, {
      name: given.name,
      after: { ...data, models: models.map(({ name }) => name) },
    })
    return { id, name: given.name }
  })
}

export const endOf = (key: string) => (key.length >= 12 ? key.slice(-4) : key ? '····' : null)
