import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, forbidden } from '../errors'
import { env } from '../env'
import { hashToken, newToken } from '../secrets'
import { accessCan } from './rules'
import type { InvitePersonInput } from './schema'

/** The link is told once: only its hash is kept. It is absolute when the studio knows its own address. */
export async function invitePerson(ctx: Ctx, { role, email, days }: InvitePersonInput) {
  allow(ctx, 'manage')
  if (!accessCan.give(ctx.role, role)) throw forbidden('You cannot give more rights than you have')
  return transaction(ctx, async (ctx) => {
    const member =
      email &&
      (await ctx.db.membership.findFirst({
        where: { projectId: ctx.projectId, user: { email } },
        select: { role: true },
      }))
    if (member) throw conflict(`${email} is in this project already, as ${member.role}`)

    const token = newToken()
    const expiresAt = new Date(Date.now() + days * 24 * 60 * 60 * 1000)
    const { id } = await ctx.db.invitation.create({
      data: { projectId: ctx.projectId, role, email, tokenHash: hashToken(token), invitedBy: ctx.actor, expiresAt },
      select: { id: true },
    })
    await audit(ctx, 'invitation.make', id, { name: email, after: { role, email, expiresAt: expiresAt.toISOString() } })
    const path = `/invitation#${token}`
    return {
      id,
      role,
      email,
      expiresAt: expiresAt.toISOString(),
      link: env.ASSAY_URL ? new URL(path, env.ASSAY_URL).href : path,
    }
  })
}
