import { audit } from '../audit'
import type { Ctx, HouseCtx } from '../ctx'
import { conflict, forbidden, notFound } from '../errors'
import { hashToken } from '../secrets'
import { invitationRefusal, invitationState } from './rules'

type Taker = { id: string; name: string; email: string }

/** Uses an invitation up and makes its taker a member. Of two at once, one wins. Call it in a transaction. */
export async function takeInvitation(ctx: HouseCtx, token: string, taker: Taker) {
  const now = new Date()
  const tokenHash = hashToken(token)
  const found = await ctx.db.invitation.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      projectId: true,
      role: true,
      email: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      project: { select: { name: true } },
    },
  })
  if (!found) throw notFound('Invitation')
  const { id, projectId, role, email, project } = found
  if (email && email !== taker.email)
    throw forbidden(`This invitation is for ${email}. Sign in as them, or ask for one of your own`)
  const member = await ctx.db.membership.findUnique({
    where: { projectId_userId: { projectId, userId: taker.id } },
    select: { role: true },
  })
  if (member) throw conflict(`You are in ${project.name} already, as ${member.role}`)

  const open = { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }
  const { count } = await ctx.db.invitation.updateMany({ where: open, data: { acceptedAt: now, acceptedBy: taker.id } })
  if (count === 0) {
    const state = invitationState(found, now)
    throw conflict(invitationRefusal[state === 'open' ? 'accepted' : state])
  }
  await ctx.db.membership.create({ data: { projectId, userId: taker.id, role } })
  const asTaker: Ctx = { db: ctx.db, projectId, role, actor: { type: 'user', id: taker.id, name: taker.name } }
  await audit(asTaker, 'invitation.accept', id, { name: taker.name, after: { role } })
  return { projectId, role }
}
