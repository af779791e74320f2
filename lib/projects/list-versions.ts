import { allow, type Ctx } from '../ctx'

/** The policy versions that a new dataset may be under. */
export async function listVersions(ctx: Ctx) {
  allow(ctx, 'read')
  const versions = await ctx.db.policyVersion.findMany({
    where: { publishedAt: { not: null }, policy: { projectId: ctx.projectId, archivedAt: null } },
    orderBy: [{ policy: { name: 'asc' } }, { number: 'desc' }],
    select: { id: true, number: true, policy: { select: { name: true } } },
  })
  return versions.map(({ id, number, policy }) => ({ id, number, policy: policy.name }))
}
