import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { closeLostSnapshots } from './close-lost-snapshots'
import { latestSnapshot } from './latest-snapshot'
import { previewSnapshot } from './preview-snapshot'
import type { TakeSnapshotInput } from './schema'

export type StartedSnapshot = { id: string; runId: string; runNumber: number }

/** Freezes what the settings choose, as a run. Of one dataset, one snapshot is taken at a time. */
export async function takeSnapshot(ctx: Ctx, input: TakeSnapshotInput): Promise<StartedSnapshot> {
  allow(ctx, 'curate')
  const { dataset: wanted, note, idempotencyKey, ...settings } = input
  return transaction(ctx, async (ctx) => {
    if (idempotencyKey) {
      const before = await ctx.db.run.findFirst({
        where: { projectId: ctx.projectId, idempotencyKey, kind: 'take-snapshot' },
        select: { id: true, number: true },
      })
      const snapshot =
        before && (await ctx.db.snapshot.findFirst({ where: { runId: before.id }, select: { id: true } }))
      if (before && snapshot) return { id: snapshot.id, runId: before.id, runNumber: before.number }
    }
    const dataset = await findDataset(ctx, wanted)
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`snapshot:${dataset.id}`}, 0))`
    await closeLostSnapshots(ctx, dataset.id)
    const open = await ctx.db.snapshot.count({ where: { datasetId: dataset.id, status: 'taking' } })
    if (open > 0) throw conflict('A snapshot of this dataset is being taken already')
    const { rows } = await previewSnapshot(ctx, { ...settings, dataset: dataset.id })
    if (rows === 0) throw conflict('Nothing would go into this snapshot: every sample is left out')
    const previous = await latestSnapshot(ctx, dataset.id)
    const id = newId()
    const run = await openRun(ctx, {
      kind: 'take-snapshot',
      title: `Snapshot of ${dataset.name}`,
      datasetId: dataset.id,
      plan: JSON.parse(JSON.stringify({ snapshotId: id, ...settings })),
      batches: [{ first: 0, size: rows }],
      ...(idempotencyKey && { idempotencyKey }),
    })
    await ctx.db.snapshot.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId: dataset.id,
        previousId: previous?.id ?? null,
        policyVersionId: dataset.policyVersionId,
        target: dataset.target,
        note,
        settings: JSON.parse(JSON.stringify(settings)),
        runId: run.id,
        takenBy: ctx.actor,
      },
    })
    await audit(ctx, 'snapshot.start', id, { name: dataset.name, after: JSON.parse(JSON.stringify(settings)) })
    return { id, runId: run.id, runNumber: run.number }
  })
}
