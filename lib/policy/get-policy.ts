import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { GetPolicyInput, PolicyView } from './schema'
import { versionSelect, versionView } from './version-view'

export async function getPolicy(ctx: Ctx, { policyId, version: wanted }: GetPolicyInput): Promise<PolicyView> {
  allow(ctx, 'read')
  const policy = await ctx.db.policy.findFirst({
    where: { id: policyId, projectId: ctx.projectId },
    select: {
      id: true,
      name: true,
      description: true,
      multiLabel: true,
      origin: true,
      versions: {
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          note: true,
          publishedAt: true,
          _count: { select: { labels: { where: { retired: false } } } },
          datasets: { where: { projectId: ctx.projectId, archivedAt: null }, select: { id: true, name: true } },
        },
      },
    },
  })
  if (!policy) throw notFound('Policy')
  const newest = policy.versions.find(({ publishedAt }) => publishedAt !== null) ?? policy.versions[0]
  const chosen = wanted === undefined ? newest : policy.versions.find(({ number }) => number === wanted)
  if (!chosen) throw notFound('Policy version')
  const [version, before] = await Promise.all([
    ctx.db.policyVersion.findUniqueOrThrow({ where: { id: chosen.id }, select: versionSelect }),
    ctx.db.policyVersion.findFirst({
      where: { policyId, number: { lt: chosen.number } },
      orderBy: { number: 'desc' },
      select: versionSelect,
    }),
  ])
  return {
    ...policy,
    versions: policy.versions.map(({ _count, publishedAt, ...summary }) => ({
      ...summary,
      publishedAt: publishedAt?.toISOString() ?? null,
      labels: _count.labels,
    })),
    version: versionView(version),
    before: before && versionView(before),
  }
}
