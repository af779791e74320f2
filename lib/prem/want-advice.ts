import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { SnapshotInput } from './schema'

/** There is nothing to wait for: advice follows from the snapshot, and is worked out when it is read. */
export async function wantAdvice(ctx: Ctx, { snapshotId }: SnapshotInput) {
  allow(ctx, 'curate')
  const where = { id: snapshotId, projectId: ctx.projectId }
  if (!(await ctx.db.snapshot.findFirst({ where, select: { id: true } }))) throw notFound('Snapshot')
  return { snapshot_id: snapshotId }
}
