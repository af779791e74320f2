import { allow, type Ctx } from '../ctx'
import type { CrossWalkRow } from './cross-walks/schema'

const side = { select: { id: true, number: true, policy: { select: { name: true } } } } as const

/** The newest of each pair, the last saved first. */
export async function listCrossWalks(ctx: Ctx): Promise<CrossWalkRow[]> {
  allow(ctx, 'read')
  const walks = await ctx.db.crossWalk.findMany({
    where: { projectId: ctx.projectId },
    orderBy: { id: 'desc' },
    take: 1_000,
    select: { id: true, number: true, createdAt: true, from: side, to: side, entries: { select: { lossy: true } } },
  })
  const seen = new Set<string>()
  return walks
    .filter(({ from, to }) => !seen.has(from.id + to.id) && seen.add(from.id + to.id))
    .map(({ createdAt, entries, from, to, ...walk }) => ({
      ...walk,
      createdAt: createdAt.toISOString(),
      entries: entries.length,
      lossy: entries.filter(({ lossy }) => lossy).length,
      from: { versionId: from.id, policy: from.policy.name, number: from.number },
      to: { versionId: to.id, policy: to.policy.name, number: to.number },
    }))
}
