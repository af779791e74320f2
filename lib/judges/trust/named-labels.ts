import type { Ctx } from '../../ctx'

/** What the codes of some policy versions are called, in the first version's order. */
export async function namedLabels(ctx: Ctx, versionIds: string[]) {
  const wanted = [...new Set(versionIds)]
  const labels = await ctx.db.label.findMany({
    where: { versionId: { in: wanted }, version: { policy: { projectId: ctx.projectId } } },
    orderBy: { position: 'asc' },
    select: { code: true, name: true, polarity: true, versionId: true },
  })
  return labels
    .toSorted((one, other) => wanted.indexOf(one.versionId) - wanted.indexOf(other.versionId))
    .map(({ code, name, polarity }) => ({ code, name, polarity }))
}
