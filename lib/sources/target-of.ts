import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import type { TargetPolicy } from './mapping/labels'

/** The dataset that rows go into, with the labels that they may have. */
export async function targetOf(ctx: Ctx, datasetId: string) {
  const dataset = await ctx.db.dataset.findFirst({
    where: { id: datasetId, projectId: ctx.projectId, archivedAt: null },
    select: {
      name: true,
      target: true,
      policyVersionId: true,
      policyVersion: {
        select: {
          policy: { select: { name: true, origin: true, multiLabel: true } },
          labels: {
            orderBy: { position: 'asc' },
            select: { code: true, name: true, aliases: true, polarity: true, retired: true },
          },
        },
      },
    },
  })
  if (!dataset) throw notFound('Dataset')
  const { policy, labels } = dataset.policyVersion
  return {
    name: dataset.name,
    target: dataset.target,
    policyVersionId: dataset.policyVersionId,
    policy: { ...policy, labels } satisfies TargetPolicy,
  }
}
