import { newKey } from '../api-key'
import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import type { MakeKeyInput } from './schema'

/** A key to every project, now and later. It is told once: only its hash is kept. */
export async function makeHouseKey(ctx: HouseCtx, { name, role, days }: MakeKeyInput) {
  allow(ctx, 'keep')
  const { key, prefix, hash } = newKey()
  const expiresAt = days ? new Date(Date.now() + days * 24 * 60 * 60 * 1000) : null
  return transaction(ctx, async (ctx) => {
    const { id } = await ctx.db.apiKey.create({
      data: { name, role, prefix, hash, madeBy: ctx.actor, expiresAt },
      select: { id: true },
    })
    await audit(ctx, 'key.make', id, { name, after: { role, prefix, expiresAt: expiresAt?.toISOString() ?? null } })
    return { id, name, role, prefix, key, expiresAt: expiresAt?.toISOString() ?? null }
  })
}
