import { allow, type Ctx } from '../ctx'

export type MemberView = Awaited<ReturnType<typeof listMembers>>[number]

export async function listMembers(ctx: Ctx, _: object = {}) {
  allow(ctx, 'read')
  const members = await ctx.db.membership.findMany({
    where: { projectId: ctx.projectId },
    select: {
      role: true,
      createdAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          disabledAt: true,
          sessions: { select: { seenAt: true }, orderBy: { seenAt: 'desc' }, take: 1 },
        },
      },
    },
    orderBy: [{ role: 'desc' }, { createdAt: 'asc' }],
  })
  return members.map(({ role, createdAt, user: { id, name, email, disabledAt, sessions } }) => ({
    userId: id,
    name,
    email,
    role,
    disabled: disabledAt !== null,
    since: createdAt.toISOString(),
    lastSeenAt: sessions[0]?.seenAt.toISOString() ?? null,
    you: ctx.actor.type === 'user' && ctx.actor.id === id,
  }))
}
