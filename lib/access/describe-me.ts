import { allow, type HouseCtx } from '../ctx'

export type MeView = Awaited<ReturnType<typeof describeMe>>

/** Who the caller is, person or key, and where they may go. */
export async function describeMe(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'enter')
  const { type, id, name } = ctx.actor
  const keeper = ctx.role === 'keeper'
  if (type !== 'user')
    return {
      kind: 'key' as const,
      id,
      name,
      email: '',
      hasPassword: false,
      keeper,
      onlyProject: ctx.onlyProject,
      projects: [],
    }
  const { email, passwordHash, memberships } = await ctx.db.user.findUniqueOrThrow({
    where: { id },
    select: { email: true, passwordHash: true, memberships: { select: { projectId: true, role: true } } },
  })
  return {
    kind: 'person' as const,
    id,
    name,
    email,
    hasPassword: passwordHash !== null,
    keeper,
    onlyProject: null,
    projects: memberships,
  }
}
