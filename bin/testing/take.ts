import type { Ctx } from '../../lib/ctx'
import { db } from '../../lib/db'
import { snapshotJobs } from '../../lib/snapshots/jobs'
import { takeSnapshotInput } from '../../lib/snapshots/schema'
import { takeSnapshot } from '../../lib/snapshots/take-snapshot'
import { work } from './import-studio'

/** Takes a snapshot to its end. */
export async function takeWhole(ctx: Ctx, input: Partial<typeof takeSnapshotInput._input> = {}) {
  const { id, runId } = await takeSnapshot(ctx, takeSnapshotInput.parse(input))
  await work(snapshotJobs)
  const [snapshot, run] = await Promise.all([
    db.snapshot.findUniqueOrThrow({ where: { id } }),
    db.run.findUniqueOrThrow({ where: { id: runId }, include: { batches: true } }),
  ])
  return { id, snapshot, run }
}
