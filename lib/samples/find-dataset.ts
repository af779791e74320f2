import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { keysOf } from '../policy/rules'
import type { DatasetInfo } from './schema'

/** The dataset that is asked for, or the project's first, with the labels that its samples may have. */
export async function findDataset(ctx: Ctx, wanted?: string): Promise<DatasetInfo> {
  const dataset = await ctx.db.dataset.findFirst({
    where: { projectId: ctx.projectId, ...(wanted && { id: wanted }) },
    orderBy: [{ archivedAt: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      target: true,
      policyVersionId: true,
      policyVersion: {
        select: {
          number: true,
          policy: { select: { name: true, multiLabel: true } },
          labels: { orderBy: { position: 'asc' }, select: { code: true, name: true, polarity: true, key: true, retired: true } },
        },
      },
    },
  })
  if (!dataset) throw notFound('Dataset')
  const { policyVersion: version, ...rest } = dataset
  const keys = keysOf(version.labels)
  return {
    ...rest,
    policy: version.policy.name,
    policyVersion: version.number,
    multiLabel: version.policy.multiLabel,
    labels: version.labels.map((label) => ({ ...label, key: keys.get(label.code) ?? null })),
  }
}
