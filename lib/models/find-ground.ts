import type { Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { findTaken } from '../snapshots/find-taken'

/** The dataset as it is, or as a snapshot has it: with the labels of that time. */
export async function findGround(ctx: Ctx, wanted?: string, snapshotId?: string | null) {
  if (!snapshotId) return findDataset(ctx, wanted)
  const { datasetId, policyVersionId, target } = await findTaken(ctx, snapshotId)
  const [dataset, labels] = await Promise.all([
    findDataset(ctx, datasetId),
    ctx.db.label.findMany({
      where: { versionId: policyVersionId },
      orderBy: { position: 'asc' },
      select: { code: true, name: true, polarity: true, retired: true },
    }),
  ])
  return { ...dataset, policyVersionId, target, labels }
}
