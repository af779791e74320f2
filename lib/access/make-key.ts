import { newKey } from '../api-key'
import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { forbidden } from '../errors'
import { accessCan } from './rules'
import type { MakeKeyInput } from './schema'

/** The key is told once: only its hash is kept. */
export async function makeKey(ctx: Ctx, { name, role, days }: MakeKeyInput) {
  allow(ctx, 'manage')
  if (!accessCan.give(ctx.role, role)) throw forbidden('A key cannot have more rights than its maker')
  const { key, prefix, hash } = newKey()
  const expiresAt = days ? new Date(Date.now() + days * 24 * 60 * 60 * 1000) : null
  return transaction(ctx, async (ctx) => {
    const data = { projectId: ctx.projectId, name, role, prefix, hash, madeBy: ctx.actor, expiresAt }
    const { id } = await ctx.db.apiKey.create({ data, select: { id: true } })
    await audit(ctx, 'key.make', id, { name, after: { role, prefix, expiresAt: expiresAt?.toISOString() ?? null } })
    return { id, name, role, prefix, key, expiresAt: expiresAt?.toISOString() ?? null }
  })
}
