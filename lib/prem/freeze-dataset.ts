import { allow, type Ctx } from '../ctx'
import { takeSnapshotInput } from '../snapshots/schema'
import { takeSnapshot } from '../snapshots/take-snapshot'
import type { FreezeDatasetInput } from './schema'

/** An ordinary snapshot of all that was not rejected: so many in a hundred to learn from, the rest to check on. */
export async function freezeDataset(ctx: Ctx, { datasetId: dataset, share }: FreezeDatasetInput) {
  allow(ctx, 'curate')
  const { id } = await takeSnapshot(
    ctx,
    takeSnapshotInput.parse({
      dataset,
      accepted: false,
      byBucket: true,
      shares: { train: share, validation: 100 - share, test: 0 },
    }),
  )
  return { snapshot_id: id }
}
