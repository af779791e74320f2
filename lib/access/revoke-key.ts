import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, forbidden, notFound } from '../errors'
import { revokeWhatTheyGave } from './revoke-what-they-gave'
import { accessCan } from './rules'

export async function revokeKey(ctx: Ctx, { keyId }: { keyId: string }) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const key = await ctx.db.apiKey.findFirst({
      where: { id: keyId, projectId: ctx.projectId },
      select: { name: true, role: true },
    })
    if (!key) throw notFound('Key')
    if (!accessCan.give(ctx.role, key.role)) throw forbidden('This key has more rights than you')
    const { count } = await ctx.db.apiKey.updateMany({
      where: { id: keyId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) throw conflict('This key was revoked already')
    await audit(ctx, 'key.revoke', keyId, { name: key.name, before: { role: key.role } })
    // Whoever held it may have made others with it.
    await revokeWhatTheyGave(ctx, [keyId], { projectId: ctx.projectId })
    return { id: keyId }
  })
}
