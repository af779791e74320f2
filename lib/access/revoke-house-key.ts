import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { revokeWhatTheyGave } from './revoke-what-they-gave'

export async function revokeHouseKey(ctx: HouseCtx, { keyId }: { keyId: string }) {
  allow(ctx, 'keep')
  return transaction(ctx, async (ctx) => {
    const key = await ctx.db.apiKey.findFirst({
      where: { id: keyId, projectId: null },
      select: { name: true, role: true },
    })
    if (!key) throw notFound('Key')
    const { count } = await ctx.db.apiKey.updateMany({
      where: { id: keyId, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) throw conflict('This key was revoked already')
    await audit(ctx, 'key.revoke', keyId, { name: key.name, before: { role: key.role } })
    await revokeWhatTheyGave(ctx, [keyId])
    return { id: keyId }
  })
}
