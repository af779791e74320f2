import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, forbidden } from '../errors'
import { findMember } from './find-member'
import { revokeWhatTheyGave } from './revoke-what-they-gave'
import { accessCan, rolesAbove } from './rules'
import type { ChangeRoleInput } from './schema'

export async function changeRole(ctx: Ctx, { userId, role, from }: ChangeRoleInput) {
  allow(ctx, 'manage')
  if (!accessCan.give(ctx.role, role)) throw forbidden('You cannot give more rights than you have')
  return transaction(ctx, async (ctx) => {
    const member = await findMember(ctx, userId)
    if (from && member.role !== from)
      throw conflict(`Someone made ${member.name} ${member.role} first`, { role: member.role })
    if (member.role === role) return { userId, role }
    if (!accessCan.lose(member, member.owners))
      throw conflict(`${member.name} is the last owner. Make someone else an owner first`)

    await ctx.db.membership.update({
      where: { projectId_userId: { projectId: ctx.projectId, userId } },
      data: { role },
    })
    await audit(ctx, 'member.change-role', userId, {
      name: member.name,
      before: { role: member.role },
      after: { role },
    })
    // Else a former owner could come back by the key or the link they kept.
    await revokeWhatTheyGave(ctx, [userId], {
      projectId: ctx.projectId,
      roles: role === 'owner' ? [] : rolesAbove(role),
    })
    return { userId, role }
  })
}
