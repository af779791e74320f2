import { allow, type Ctx } from '../ctx'
import type { PolicyRow } from './schema'

export async function listPolicies(ctx: Ctx): Promise<PolicyRow[]> {
  allow(ctx, 'read')
  const policies = await ctx.db.policy.findMany({
    where: { projectId: ctx.projectId, archivedAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      description: true,
      multiLabel: true,
      origin: true,
      versions: {
        orderBy: { number: 'desc' },
        select: {
          number: true,
          publishedAt: true,
          datasets: { where: { projectId: ctx.projectId, archivedAt: null }, select: { id: true, name: true } },
          labels: {
            where: { retired: false },
            orderBy: { position: 'asc' },
            select: { code: true, name: true, polarity: true },
          },
        },
      },
    },
  })
  return policies.map(({ versions, ...policy }) => {
    const published = versions.find(({ publishedAt }) => publishedAt !== null)
    return {
      ...policy,
      version: published?.number ?? null,
      draft: versions.find(({ publishedAt }) => publishedAt === null)?.number ?? null,
      labels: (published ?? versions[0])?.labels ?? [],
      datasets: versions.flatMap(({ number, datasets }) =>
        datasets.map((dataset) => ({ ...dataset, version: number })),
      ),
    }
  })
}
