import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import type { ListSnapshotsInput, SnapshotView } from './schema'
import { snapshotView } from './snapshot-view'

/** The newest first. */
export async function listSnapshots(ctx: Ctx, { dataset, before, take }: ListSnapshotsInput): Promise<SnapshotView[]> {
  allow(ctx, 'read')
  return snapshotView(
    ctx,
    allOf([
      ...(dataset ? [Prisma.sql`s."datasetId" = ${dataset}::uuid`] : []),
      ...(before ? [Prisma.sql`s.id < ${before}::uuid`] : []),
    ]),
    take,
  )
}
