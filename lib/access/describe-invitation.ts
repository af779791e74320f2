import { allow, type HouseCtx } from '../ctx'
import { nameOf } from '../name-of'
import { hashToken } from '../secrets'
import { invitationRefusal, invitationState } from './rules'

export type InvitationOffer = Awaited<ReturnType<typeof describeInvitation>>

/** What someone who holds the link may know before they take it. */
export async function describeInvitation(ctx: HouseCtx, { token }: { token: string }) {
  allow(ctx, 'knock')
  const found = await ctx.db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      role: true,
      email: true,
      invitedBy: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      project: { select: { name: true } },
    },
  })
  if (!found) return { state: 'unknown' as const, reason: invitationRefusal.unknown }
  const state = invitationState(found, new Date())
  if (state !== 'open') return { state, reason: invitationRefusal[state] }
  const { role, email, expiresAt, project } = found
  return {
    state,
    role,
    email,
    projectName: project.name,
    invitedBy: nameOf(found.invitedBy),
    expiresAt: expiresAt.toISOString(),
  }
}
