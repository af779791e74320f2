import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { labelSelect, labelView } from './version-view'

const select = {
  id: true,
  number: true,
  policy: { select: { id: true, name: true, multiLabel: true, origin: true } },
  labels: { orderBy: { position: 'asc' }, select: labelSelect },
} as const

/** Both ends of a walk, published and in this project. */
export async function findSides(
  ctx: Ctx,
  { fromVersionId, toVersionId }: { fromVersionId: string; toVersionId: string },
) {
  const versions = await ctx.db.policyVersion.findMany({
    where: {
      id: { in: [fromVersionId, toVersionId] },
      publishedAt: { not: null },
      policy: { projectId: ctx.projectId },
    },
    select,
  })
  const sideOf = (versionId: string) => {
    const found = versions.find(({ id }) => id === versionId)
    if (!found) throw notFound('Published policy version')
    const { id, number, policy, labels } = found
    return {
      versionId: id,
      policyId: policy.id,
      policy: policy.name,
      origin: policy.origin,
      number,
      multiLabel: policy.multiLabel,
      labels: labels.map(labelView),
    }
  }
  return { from: sideOf(fromVersionId), to: sideOf(toVersionId) }
}

export type FoundSide = Awaited<ReturnType<typeof findSides>>['from']
