import { allow, type HouseCtx } from '../ctx'

export type PersonView = Awaited<ReturnType<typeof listPeople>>[number]

/** Everyone on this instance. */
export async function listPeople(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'keep')
  const people = await ctx.db.user.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      instanceOwner: true,
      disabledAt: true,
      createdAt: true,
      memberships: {
        select: { role: true, project: { select: { id: true, name: true } } },
        orderBy: { createdAt: 'asc' },
      },
      sessions: { select: { seenAt: true }, orderBy: { seenAt: 'desc' }, take: 1 },
    },
    orderBy: { id: 'asc' },
    take: 1000,
  })
  return people.map(({ id, name, email, instanceOwner, disabledAt, createdAt, memberships, sessions }) => ({
    id,
    name,
    email,
    keeper: instanceOwner,
    disabled: disabledAt !== null,
    since: createdAt.toISOString(),
    lastSeenAt: sessions[0]?.seenAt.toISOString() ?? null,
    projects: memberships.map(({ role, project }) => ({ ...project, role })),
    you: ctx.actor.type === 'user' && ctx.actor.id === id,
  }))
}
