import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import type { PreviewMoveInput } from './schema'
import { versionSelect, versionView } from './version-view'

/** A dataset and a published version of the same policy, with the ids of all its other versions: samples may lie under any of them. */
export async function findMove(ctx: Ctx, { datasetId, versionId }: PreviewMoveInput) {
  const dataset = await ctx.db.dataset.findFirst({
    where: { id: datasetId, projectId: ctx.projectId, archivedAt: null },
    select: {
      id: true,
      name: true,
      policyVersionId: true,
      policyVersion: { select: { number: true, policyId: true, policy: { select: { name: true, multiLabel: true } } } },
    },
  })
  if (!dataset) throw notFound('Dataset')
  const { policyId, policy, number } = dataset.policyVersion
  const versions = await ctx.db.policyVersion.findMany({
    where: { policyId, publishedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: versionSelect,
  })
  const to = versions.map(versionView).find(({ id }) => id === versionId)
  if (!to) throw notFound('Published version of the policy of this dataset')
  const others = versions.filter(({ id }) => id !== to.id)
  /** What a code was called when it was last open. */
  const names = new Map(
    versions
      .toReversed()
      .flatMap(({ labels }) => labels.map(({ code, name, polarity }) => [code, { name, polarity }] as const)),
  )
  return { dataset, policy, from: number, to, otherIds: others.map(({ id }) => id), names }
}
