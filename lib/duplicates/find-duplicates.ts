import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { defaultThreshold, passKinds } from './rules'
import type { FindDuplicatesInput } from './schema'

/** Compares all samples of a dataset with all, as a run. */
export async function findDuplicates(ctx: Ctx, { dataset: wanted, threshold }: FindDuplicatesInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { id: datasetId, name } = await findDataset(ctx, wanted)
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`find-duplicates:${datasetId}`}, 0))`
    const running = await ctx.db.run.findFirst({
      where: { projectId: ctx.projectId, datasetId, kind: { in: passKinds }, status: { in: ['running', 'paused'] } },
      select: { id: true },
    })
    if (running) throw conflict('This dataset is being looked through already', { runId: running.id })
    const [total, state] = await Promise.all([
      ctx.db.sample.count({ where: { projectId: ctx.projectId, datasetId } }),
      ctx.db.duplicateState.findUnique({ where: { datasetId }, select: { threshold: true } }),
    ])
    if (total === 0) throw conflict('There are no samples to compare yet')
    return openRun(ctx, {
      kind: 'find-duplicates',
      title: `Find duplicates in ${name}`,
      datasetId,
      plan: { threshold: threshold ?? state?.threshold ?? defaultThreshold },
      batches: [{ first: 0, size: total }],
    })
  })
}
