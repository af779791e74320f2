import { setTimeout as wait } from 'node:timers/promises'
import type { Ctx } from '../ctx'
import { invalid } from '../errors'
import type { Attempt } from '../job'
import { startGenerationInput } from '../generation/schema'
import { startGeneration } from '../generation/start-generation'
import { findDataset } from '../samples/find-dataset'
import { spreadPairs } from './rules'
import { type PairsPlan, pairsPlan } from './schema'

const glance = 300

/** Waits until everything is read, then asks for the pairs: an ordinary generation, begun in the same breath as this ends. */
export async function writePairsBatch(ctx: Ctx, { run, keep, signal, winding }: Attempt) {
  const plan = pairsPlan.parse(run.plan)
  while (await isReading(ctx, plan)) {
    if (winding.aborted) return 'unfinished'
    await wait(glance, undefined, { signal: AbortSignal.any([signal, winding]) }).catch(() => {})
    signal.throwIfAborted()
  }
  const passages = await ctx.db.passage.count({
    where: { projectId: ctx.projectId, sourceId: { in: plan.sourceIds }, retiredAt: null },
  })
  if (plan.reading.length > 0 && passages === 0)
    throw invalid('Nothing could be read from the pages and files: the log of their run says why')
  const dataset = await findDataset(ctx, plan.datasetId)
  const cells = spreadPairs(plan.pairs, dataset.labels)
  if (cells.length === 0) throw invalid(`The policy ${dataset.policy} has no label to write pairs for`)
  const wanted = startGenerationInput.parse({
    datasetId: plan.datasetId,
    template: plan.templateId,
    models: [plan.modelId],
    cells,
    topics: plan.goal ? [plan.goal.slice(0, 200).trim()] : [],
    sourceIds: plan.sourceIds,
    name: `${plan.pairs} pairs`,
  })
  await keep((ctx) => startGeneration(ctx, wanted), { last: true })
}

const isReading = async (ctx: Ctx, { reading }: PairsPlan) =>
  (await ctx.db.run.count({
    where: { id: { in: reading }, projectId: ctx.projectId, status: { in: ['running', 'paused'] } },
  })) > 0
