import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { countNow } from './count-now'
import { hasEnded } from '../runs/rules'
import { maskKind, type MeasurementView, type Measures, measureKind, type StatsInput } from './schema'

/** What the newest pass found, how old it is, and whether another one is under way. */
export async function getMeasurement(ctx: Ctx, { dataset: wanted }: StatsInput): Promise<MeasurementView> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const where = { projectId: ctx.projectId, datasetId }
  const [found, run, now, mask] = await Promise.all([
    ctx.db.measurement.findFirst({ where, orderBy: { measuredAt: 'desc' } }),
    ctx.db.run.findFirst({
      where: { ...where, kind: measureKind, status: { in: ['running', 'paused'] } },
      select: { id: true },
    }),
    countNow(ctx, datasetId),
    lastMask(ctx, datasetId),
  ])
  return {
    now,
    runId: run?.id ?? null,
    mask,
    newest: found && {
      runId: found.runId,
      samples: found.samples,
      measuredAt: found.measuredAt.toISOString(),
      measures: found.measures as Measures,
    },
  }
}

async function lastMask(ctx: Ctx, datasetId: string): Promise<MeasurementView['mask']> {
  const run = await ctx.db.run.findFirst({
    where: { projectId: ctx.projectId, datasetId, kind: maskKind },
    orderBy: { id: 'desc' },
    select: { id: true, status: true },
  })
  if (!run) return null
  const where = { projectId: ctx.projectId, idempotencyKey: `undo:${run.id}` }
  const [undo, masked] = await Promise.all([
    ctx.db.run.findFirst({ where, select: { status: true } }),
    ctx.db.maskedSample.count({ where: { projectId: ctx.projectId, runId: run.id } }),
  ])
  const going = !hasEnded(run.status) || (undo !== null && !hasEnded(undo.status))
  return { runId: run.id, masked, going, undone: undo !== null }
}
