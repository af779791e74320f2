import { allow, type Ctx } from '../ctx'
import { findDataset } from './find-dataset'
import type { DatasetInfo } from './schema'

/** The dataset that a list is of, and the others that its samples could move to. */
export async function describeDataset(
  ctx: Ctx,
  { dataset: wanted }: { dataset?: string | undefined },
): Promise<{ dataset: DatasetInfo; others: { id: string; name: string }[] }> {
  allow(ctx, 'read')
  const dataset = await findDataset(ctx, wanted)
  const { id, policyVersionId, target } = dataset
  const others = await ctx.db.dataset.findMany({
    where: { projectId: ctx.projectId, policyVersionId, target, archivedAt: null, id: { not: id } },
    select: { id: true, name: true },
  })
  return { dataset, others }
}
