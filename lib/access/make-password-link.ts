import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { env } from '../env'
import { conflict, notFound } from '../errors'
import { hashToken, newToken } from '../secrets'

const day = 24 * 60 * 60 * 1000

/** A way back in for someone who forgot their password. The link is told once, and the one before it is dead. */
export async function makePasswordLink(ctx: HouseCtx, { userId }: { userId: string }) {
  allow(ctx, 'keep')
  return transaction(ctx, async (ctx) => {
    const person = await ctx.db.user.findUnique({
      where: { id: userId },
      select: { name: true, email: true, disabledAt: true },
    })
    if (!person) throw notFound('Person')
    if (person.disabledAt) throw conflict(`${person.name} is disabled. Enable them first`)
    const token = newToken()
    const link = { hash: hashToken(token), madeBy: ctx.actor, expiresAt: new Date(Date.now() + day) }
    await ctx.db.passwordLink.upsert({
      where: { userId },
      create: { ...link, userId },
      update: { ...link, createdAt: new Date() },
    })
    const expiresAt = link.expiresAt.toISOString()
    await audit(ctx, 'user.password-link', userId, { name: person.name, after: { expiresAt } })
    const path = `/password#${token}`
    return { email: person.email, expiresAt, link: env.ASSAY_URL ? new URL(path, env.ASSAY_URL).href : path }
  })
}
