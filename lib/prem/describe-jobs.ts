import type { Ctx } from '../ctx'
import { stateOf } from '../models/rules'
import { type ExperimentStatus, jobStatus, trainingWords } from './rules'
import type { TrainingType } from './schema'

export type JobView = Awaited<ReturnType<typeof describeJobs>>[number]

/** How far fine-tuning jobs are, from the models and runs that they stand for: all of the project's, or one. */
export async function describeJobs(ctx: Ctx, jobId?: string) {
  const { projectId } = ctx
  const jobs = await ctx.db.premJob.findMany({
    where: { projectId, ...(jobId && { id: jobId }) },
    orderBy: { id: 'asc' },
    include: { experiments: { orderBy: { number: 'asc' } } },
  })
  const experiments = jobs.flatMap((job) => job.experiments)
  const models = await ctx.db.trainedModel.findMany({
    where: { projectId, id: { in: experiments.flatMap(({ modelId }) => modelId ?? []) } },
    select: { id: true, status: true, runId: true, archivedAt: true },
  })
  const [runs, begun, tuned] = await Promise.all([
    ctx.db.run.findMany({
      where: { projectId, id: { in: models.flatMap(({ runId }) => runId ?? []) } },
      select: { id: true, status: true },
    }),
    ctx.db.batch.findMany({
      where: { projectId, runId: { in: models.flatMap(({ runId }) => runId ?? []) }, attempts: { gt: 0 } },
      select: { runId: true },
    }),
    ctx.db.tuningExperiment.findMany({
      where: { projectId, tuningId: { in: experiments.flatMap(({ tuningId }) => tuningId ?? []) } },
      select: { tuningId: true, position: true, status: true, providerModelId: true },
    }),
  ])

  function told({ modelId, tuningId, tuningPosition }: (typeof experiments)[number]): Told {
    const elsewhere = tuned.find((each) => each.tuningId === tuningId && each.position === tuningPosition)
    if (elsewhere) {
      const status = elsewhere.status === 'cancelled' ? 'failed' : elsewhere.status
      return { status, modelId: elsewhere.providerModelId }
    }
    const model = models.find(({ id }) => id === modelId)
    if (!model || model.archivedAt) return { status: 'deleted', modelId: null }
    const state = stateOf(model.status, runs.find(({ id }) => id === model.runId)?.status)
    if (state === 'ready') return { status: 'succeeded', modelId: model.id }
    if (state !== 'working') return { status: 'failed', modelId: null }
    return { status: begun.some(({ runId }) => runId === model.runId) ? 'running' : 'queued', modelId: null }
  }

  return jobs.map(({ id, name, snapshotId, experiments }) => {
    const views = experiments.map((experiment) => {
      const { status, modelId } = told(experiment)
      return {
        id: experiment.id,
        experiment_number: experiment.number,
        base_model_id: experiment.baseModelId,
        batch_size: experiment.batchSize,
        learning_rate_multiplier: experiment.learningRateMultiplier,
        n_epochs: experiment.epochs,
        ...trainingWords(experiment.trainingType as TrainingType),
        status,
        ...(modelId && { model_id: modelId }),
      }
    })
    return { id, name, snapshotId, status: jobStatus(views.map(({ status }) => status)), experiments: views }
  })
}

type Told = { status: ExperimentStatus; modelId: string | null }
