import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { findSides } from './find-sides'

/** A saved walk with both its ends and the dataset it is meant for. */
export async function findWalk(ctx: Ctx, { crossWalkId, datasetId }: { crossWalkId: string; datasetId: string }) {
  const walk = await ctx.db.crossWalk.findFirst({
    where: { id: crossWalkId, projectId: ctx.projectId },
    select: {
      id: true,
      number: true,
      fromVersionId: true,
      toVersionId: true,
      entries: { orderBy: { position: 'asc' }, select: { fromCode: true, toCode: true, lossy: true, note: true } },
    },
  })
  if (!walk) throw notFound('Cross-walk')
  const dataset = await ctx.db.dataset.findFirst({
    where: { id: datasetId, projectId: ctx.projectId, archivedAt: null },
    select: { id: true, name: true, policyVersionId: true },
  })
  if (!dataset) throw notFound('Dataset')
  return { walk, dataset, ...(await findSides(ctx, walk)) }
}
