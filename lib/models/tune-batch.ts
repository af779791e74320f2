import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { audit } from '../audit'
import type { Ctx } from '../ctx'
import { AppError, invalid, notFound } from '../errors'
import type { Attempt } from '../job'
import { priceOf } from '../providers/presets/rules'
import { openKey } from '../providers/endpoints/open-key'
import { findGround } from './find-ground'
import { trainingLine } from './kit/rules'
import { readSplitRows } from './read-split-rows'
import type { Part } from './rules'
import { openaiClient } from './tuning/client'
import { premClient } from './tuning/prem-client'
import type { RemoteJob } from './tuning/schema'

const plan = z.object({ tuningId: z.uuid() })
/** So many looks in a row may fail before the batch is put off. */
const patience = 5

/** Seconds between two looks, and those that one answer may take. */
type Pace = { seconds: number; within?: number }

/** One experiment: files, job, waiting, the model. Every id is kept as it comes; whoever takes over goes on from there. */
export function tuneBatch({ seconds, within = 120 }: Pace) {
  return async (ctx: Ctx, attempt: Attempt) => {
    const { run, batch, keep, signal, winding } = attempt
    const { tuningId } = plan.parse(run.plan)
    const experiment = await ctx.db.tuningExperiment.findFirst({
      where: { projectId: ctx.projectId, tuningId, position: batch.first },
      include: { tuning: { select: { name: true, datasetId: true, snapshotId: true, providerId: true, api: true } } },
    })
    if (!experiment) throw notFound('Experiment')
    const { id, tuning } = experiment
    const client = await clientOf(ctx, tuning, { seconds, within, signal })
    const note = (data: object, last?: true) =>
      keep(
        (ctx) => ctx.db.tuningExperiment.update({ where: { id, projectId: ctx.projectId }, data }),
        last ? { last } : { stays: true },
      )

    try {
      let { jobId } = experiment
      const { trainingFile, validationFile } = experiment
      const known = trainingFile && validationFile ? { trainingFile, validationFile } : null
      const sent = known ?? (await client.send(await linesOf(ctx, tuning), experiment, note))
      if (!jobId) {
        // Of one that died between asking and noting, the job is there already.
        const { baseModel: model, epochs, batchSize, learningRateMultiplier } = experiment
        const before = known && (await client.find(known))
        const wanted = {
          model,
          ...sent,
          suffix: tuning.name,
          epochs,
          batchSize,
          learningRateMultiplier,
        }
        jobId = (before ?? (await client.create(wanted))).id
        await note({ jobId, status: 'queued' })
      }

      for (let failed = 0; ; ) {
        signal.throwIfAborted()
        if (winding.aborted) return 'unfinished'
        const job = await client.get(jobId).catch((error) => {
          if (!(error instanceof AppError) || error.code !== 'unavailable' || ++failed === patience) throw error
          return null
        })
        if (job) {
          failed = 0
          const ended = endOf(job)
          if (ended === 'succeeded') return await succeed(attempt, experiment, job)
          if (ended) throw invalid(job.error?.message?.slice(0, 300) ?? `The provider says: ${job.status}`)
          await note({ status: job.status === 'running' ? 'running' : 'queued', told: await client.lastEvent(jobId) })
        }
        await wait(seconds * 1000, undefined, { signal: AbortSignal.any([signal, winding]) }).catch(() => {})
      }
    } catch (error) {
      await stopIfCancelled(ctx, run.id, id, tuning)
      if (error instanceof AppError && error.code === 'invalid')
        await note({ status: 'failed', reason: error.message }).catch(() => {})
      throw error
    }
  }
}

type Tuner = { providerId: string; api: string }

async function clientOf(
  ctx: Ctx,
  { providerId, api }: Tuner,
  { seconds, within = 30, signal }: Pace & { signal?: AbortSignal },
) {
  const provider = await ctx.db.provider.findFirst({
    where: { id: providerId, projectId: ctx.projectId },
    select: { address: true, sealedKey: true },
  })
  if (!provider) throw notFound('Provider')
  const { address, sealedKey } = provider
  const key = sealedKey ? openKey({ projectId: ctx.projectId, providerId }, sealedKey) : null
  const endpoint = {
    address: (address || 'https://api.openai.com/v1').replace(/\/+$/, ''),
    key,
    within,
    ...(signal && { signal }),
  }
  return api === 'prem' ? premClient(endpoint, seconds * 1000) : openaiClient(endpoint)
}

async function linesOf(ctx: Ctx, { datasetId, snapshotId }: { datasetId: string; snapshotId: string | null }) {
  const ground = await findGround(ctx, datasetId, snapshotId)
  const rows = await readSplitRows(ctx, { datasetId, snapshotId, target: ground.target })
  const lines = (wanted: Part) =>
    rows
      .filter(({ part }) => part === wanted)
      .map((row) => `${trainingLine(ground, row)}\n`)
      .join('')
  return { train: lines('train'), validation: lines('validation') }
}

/** Null while it goes on. What we do not know counts as going on. */
function endOf({ status }: RemoteJob) {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled' ? status : null
}

type Experiment = { id: string; baseModel: string; tuning: { name: string; providerId: string } }

/** The model becomes one that this project can ask: to judge, to be measured. */
async function succeed({ keep }: Attempt, { id, baseModel, tuning }: Experiment, job: RemoteJob) {
  const name = job.fine_tuned_model
  if (!name) throw invalid('The provider says it succeeded, but names no model')
  await keep(
    async (ctx) => {
      const { projectId } = ctx
      const where = { providerId_name: { providerId: tuning.providerId, name } }
      const { id: providerModelId } = await ctx.db.providerModel.upsert({
        where,
        create: {
          projectId,
          providerId: tuning.providerId,
          name,
          ...(await priceLike(ctx, tuning.providerId, baseModel)),
        },
        update: {},
        select: { id: true },
      })
      const data = { status: 'succeeded' as const, modelName: name, providerModelId, told: null }
      await ctx.db.tuningExperiment.update({ where: { id, projectId }, data })
      await audit(ctx, 'model.tuned', id, { name: tuning.name, after: { model: name } })
    },
    { last: true },
  )
}

/** What its base model costs here, or as far as we know: providers often ask more for a tuned one, and it can be changed where the provider is. */
async function priceLike(ctx: Ctx, providerId: string, baseModel: string) {
  const base = await ctx.db.providerModel.findFirst({
    where: { projectId: ctx.projectId, providerId, name: baseModel },
    select: { priceIn: true, priceOut: true },
  })
  return base ?? priceOf(baseModel, undefined) ?? { priceIn: 0, priceOut: 0 }
}

/** A run that somebody cancelled is cancelled at the provider too, as far as it can be told. */
async function stopIfCancelled(ctx: Ctx, runId: string, experimentId: string, tuner: Tuner) {
  const { projectId } = ctx
  const cancelled = await ctx.db.run.findFirst({
    where: { id: runId, projectId, status: 'cancelled' },
    select: { id: true },
  })
  if (!cancelled) return
  const experiment = await ctx.db.tuningExperiment.findFirst({
    where: { id: experimentId, projectId },
    select: { jobId: true },
  })
  if (experiment?.jobId) await (await clientOf(ctx, tuner, { seconds: 1 })).cancel(experiment.jobId).catch(() => {})
  await ctx.db.tuningExperiment.updateMany({
    where: { id: experimentId, projectId, status: { in: ['pending', 'queued', 'running'] } },
    data: { status: 'cancelled' },
  })
}
