import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid, notFound } from '../errors'
import { newId } from '../ids'
import { listTuners } from '../models/list-tuners'
import { trainModelInput } from '../models/schema'
import { startTuning } from '../models/start-tuning'
import { trainModel } from '../models/train-model'
import { startTuningInput } from '../models/tuning/schema'
import { findTaken } from '../snapshots/find-taken'
import { freeName } from './free-name'
import { localModels } from './rules'
import type { StartJobInput, WantedExperiment } from './schema'

type Made = { modelId: string } | { tuningId: string; tuningPosition: number }

/** Each experiment becomes what it is here: a classifier trained from the snapshot, or a fine-tuning at the project's provider. */
export async function startJob(ctx: Ctx, { snapshotId, name, experiments }: StartJobInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    await findTaken(ctx, snapshotId)
    const here = experiments.filter(({ baseModelId }) => localModels.has(baseModelId))
    const elsewhere = experiments.filter(({ baseModelId }) => !localModels.has(baseModelId))
    const made = new Map<WantedExperiment, Made>()
    for (const experiment of here) made.set(experiment, await trainHere(ctx, { snapshotId, name, experiment }))
    if (elsewhere.length > 0) {
      const tuningId = await tuneElsewhere(ctx, { snapshotId, name, experiments: elsewhere })
      for (const [tuningPosition, experiment] of elsewhere.entries()) made.set(experiment, { tuningId, tuningPosition })
    }
    const id = newId()
    await ctx.db.premJob.create({ data: { id, projectId: ctx.projectId, snapshotId, name, madeBy: ctx.actor } })
    await ctx.db.premExperiment.createMany({
      data: experiments.map(({ from: _, ...experiment }, at) => ({
        projectId: ctx.projectId,
        jobId: id,
        number: at + 1,
        ...experiment,
        ...made.get(experiments[at] ?? experiments[0]!),
      })),
    })
    await audit(ctx, 'prem.job', id, { name, after: { snapshotId, experiments: experiments.length } })
    return { job_id: id }
  })
}

type One = { snapshotId: string; name: string; experiment: WantedExperiment }

async function trainHere(ctx: Ctx, { snapshotId, name, experiment }: One): Promise<Made> {
  const { projectId } = ctx
  const taken = await ctx.db.trainedModel.findMany({ where: { projectId }, select: { name: true } })
  const before = experiment.from
    ? await ctx.db.premExperiment.findFirst({ where: { id: experiment.from, projectId }, select: { modelId: true } })
    : null
  if (experiment.from && !before?.modelId) throw notFound('Experiment to begin from')
  const { id } = await trainModel(
    ctx,
    trainModelInput.parse({
      snapshotId,
      name: freeName(name, taken),
      classWeights: localModels.get(experiment.baseModelId),
      ...(before?.modelId && { parentId: before.modelId }),
    }),
  )
  return { modelId: id }
}

type Some = { snapshotId: string; name: string; experiments: WantedExperiment[] }

async function tuneElsewhere(ctx: Ctx, { snapshotId, name, experiments }: Some) {
  const [tuner] = await listTuners(ctx)
  if (!tuner)
    throw invalid(
      `“${experiments[0]?.baseModelId}” cannot be trained here: choose ${[...localModels.keys()].join(' or ')}, or add a provider that fine-tunes`,
    )
  const { id } = await startTuning(
    ctx,
    startTuningInput.parse({
      snapshotId,
      providerId: tuner.id,
      name: name.slice(0, 40).trim(),
      experiments: experiments.map(({ baseModelId, epochs, batchSize, learningRateMultiplier }) => ({
        baseModel: baseModelId,
        epochs: Math.round(epochs),
        batchSize: Math.round(batchSize),
        learningRateMultiplier,
      })),
    }),
  )
  return id
}
