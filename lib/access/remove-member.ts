import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { findMember } from './find-member'
import { revokeWhatTheyGave } from './revoke-what-they-gave'
import { accessCan } from './rules'

export async function removeMember(ctx: Ctx, { userId }: { userId: string }) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const member = await findMember(ctx, userId)
    if (!accessCan.lose(member, member.owners))
      throw conflict(`${member.name} is the last owner. Make someone else an owner first`)

    await ctx.db.membership.delete({ where: { projectId_userId: { projectId: ctx.projectId, userId } } })
    await audit(ctx, 'member.remove', userId, { name: member.name, before: { role: member.role } })
    await revokeWhatTheyGave(ctx, [userId], { projectId: ctx.projectId })
    return { userId }
  })
}
