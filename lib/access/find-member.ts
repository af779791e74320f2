import type { Ctx } from '../ctx'
import { notFound } from '../errors'

/** A member, with nobody else able to change who is in the project until the transaction ends. */
export async function findMember(ctx: Ctx, userId: string) {
  await ctx.db.$queryRaw`SELECT 1 FROM "Project" WHERE id = ${ctx.projectId}::uuid FOR NO KEY UPDATE`
  const member = await ctx.db.membership.findUnique({
    where: { projectId_userId: { projectId: ctx.projectId, userId } },
    select: { role: true, user: { select: { name: true, disabledAt: true } } },
  })
  if (!member) throw notFound('Member')
  const owners = await ctx.db.membership.count({
    where: { projectId: ctx.projectId, role: 'owner', user: { disabledAt: null } },
  })
  return { role: member.role, name: member.user.name, disabled: member.user.disabledAt !== null, owners }
}
