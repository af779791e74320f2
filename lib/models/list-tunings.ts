import { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import type { ExperimentView, TuningStatus, TuningView } from './tuning/schema'

const actor = z.object({ name: z.string() })
const ended = new Set(['done', 'failed', 'cancelled'])

/** What providers were asked to fine-tune, the newest first, with how each experiment is. */
export async function listTunings(ctx: Ctx): Promise<TuningView[]> {
  allow(ctx, 'read')
  const { projectId } = ctx
  const tunings = await ctx.db.tuning.findMany({
    where: { projectId },
    orderBy: { id: 'desc' },
    take: 100,
    include: { experiments: { orderBy: { position: 'asc' } } },
  })
  const [runs, batches, providers] = await Promise.all([
    ctx.db.run.findMany({
      where: { projectId, id: { in: tunings.map(({ runId }) => runId) } },
      select: { id: true, status: true },
    }),
    ctx.db.batch.findMany({
      where: { projectId, runId: { in: tunings.map(({ runId }) => runId) } },
      select: { runId: true, position: true, status: true, error: true },
    }),
    ctx.db.provider.findMany({ where: { projectId }, select: { id: true, name: true } }),
  ])
  return tunings.map(({ id, name, datasetId, providerId, runId, madeBy, createdAt, experiments }) => ({
    id,
    name,
    datasetId,
    runId,
    provider: providers.find((provider) => provider.id === providerId)?.name ?? '',
    going: !ended.has(runs.find((run) => run.id === runId)?.status ?? 'done'),
    madeBy: actor.catch({ name: '' }).parse(madeBy).name,
    createdAt: createdAt.toISOString(),
    experiments: experiments.map((experiment): ExperimentView => {
      const batch = batches.find((each) => each.runId === runId && each.position === experiment.position)
      return {
        id: experiment.id,
        baseModel: experiment.baseModel,
        epochs: experiment.epochs,
        status: statusOf(experiment.status, batch?.status),
        jobId: experiment.jobId,
        modelName: experiment.modelName,
        providerModelId: experiment.providerModelId,
        told: experiment.reason ?? batch?.error ?? experiment.told,
      }
    }),
  }))
}

/** One whose batch has ended goes nowhere any more, whatever it said last. */
function statusOf(status: TuningStatus, batch: string | undefined): TuningStatus {
  if (status === 'succeeded' || status === 'failed' || status === 'cancelled') return status
  return batch === 'failed' ? 'failed' : batch === 'cancelled' ? 'cancelled' : status
}
