import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { countNow } from './count-now'
import { type MeasurementView, type Measures, measureKind, type StatsInput } from './schema'

/** What the newest pass found, how old it is, and whether another one is under way. */
export async function getMeasurement(ctx: Ctx, { dataset: wanted }: StatsInput): Promise<MeasurementView> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const where = { projectId: ctx.projectId, datasetId }
  const [found, run, now] = await Promise.all([
    ctx.db.measurement.findFirst({ where, orderBy: { measuredAt: 'desc' } }),
    ctx.db.run.findFirst({
      where: { ...where, kind: measureKind, status: { in: ['running', 'paused'] } },
      select: { id: true },
    }),
    countNow(ctx, datasetId),
  ])
  return {
    now,
    runId: run?.id ?? null,
    newest: found && {
      runId: found.runId,
      samples: found.samples,
      measuredAt: found.measuredAt.toISOString(),
      measures: found.measures as Measures,
    },
  }
}
