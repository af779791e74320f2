import { allow, type Ctx } from '../ctx'
import { invitationState } from './rules'
import { nameOf } from '../name-of'

export type InvitationView = Awaited<ReturnType<typeof listInvitations>>[number]

export async function listInvitations(ctx: Ctx, _: object = {}) {
  allow(ctx, 'manage')
  const now = new Date()
  const invitations = await ctx.db.invitation.findMany({
    where: { projectId: ctx.projectId },
    select: {
      id: true,
      role: true,
      email: true,
      invitedBy: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
    },
    orderBy: { id: 'desc' },
    take: 200,
  })
  return invitations.map((invitation) => ({
    id: invitation.id,
    role: invitation.role,
    email: invitation.email,
    invitedBy: nameOf(invitation.invitedBy),
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    state: invitationState(invitation, now),
  }))
}
