import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'

export async function revokeInvitation(ctx: Ctx, { invitationId }: { invitationId: string }) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const invitation = await ctx.db.invitation.findFirst({
      where: { id: invitationId, projectId: ctx.projectId },
      select: { email: true, role: true },
    })
    if (!invitation) throw notFound('Invitation')
    const open = { id: invitationId, acceptedAt: null, revokedAt: null }
    const { count } = await ctx.db.invitation.updateMany({ where: open, data: { revokedAt: new Date() } })
    if (count === 0) throw conflict('This invitation was used or taken back already')
    await audit(ctx, 'invitation.revoke', invitationId, { name: invitation.email, before: { role: invitation.role } })
    return { id: invitationId }
  })
}
