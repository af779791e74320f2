import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { type DoubtLabelsInput, doubtKind } from './schema'

/** Looks for labels that are likely wrong: models that never saw a sample say what they make of it. */
export async function doubtLabels(ctx: Ctx, { datasetId }: DoubtLabelsInput) {
  allow(ctx, 'curate')
  const { name } = await findDataset(ctx, datasetId)
  const going = await ctx.db.run.count({
    where: { projectId: ctx.projectId, datasetId, kind: doubtKind, status: { in: ['running', 'paused'] } },
  })
  if (going) throw conflict('Label errors are being looked for already')
  const batches = [{ first: 0, size: 1 }]
  return openRun(ctx, { kind: doubtKind, title: `Find label errors in ${name}`, datasetId, plan: {}, batches })
}
