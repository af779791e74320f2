import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { measureKind, type MeasureInput } from './schema'

/** Reads the whole dataset once: texts, words that give labels away, coverage, personal data. One at a time. */
export async function startMeasuring(ctx: Ctx, { datasetId }: MeasureInput) {
  allow(ctx, 'curate')
  const { name } = await findDataset(ctx, datasetId)
  const where = { projectId: ctx.projectId, datasetId }
  const going = await ctx.db.run.count({
    where: { ...where, kind: measureKind, status: { in: ['running', 'paused'] } },
  })
  if (going) throw conflict('This dataset is being measured already')
  const size = await ctx.db.sample.count({ where })
  if (size === 0) throw conflict('There are no samples to measure yet')
  const batches = [{ first: 0, size }]
  return openRun(ctx, { kind: measureKind, title: `Measure ${name}`, datasetId, plan: {}, batches })
}
