import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { countSides, countSnapshotSides } from './count-sides'
import { findGround } from './find-ground'
import { trainingProblem } from './rules'
import type { StartTuningInput } from './tuning/schema'

/** Has a provider fine-tune models on a dataset's labelled samples, as a run: one experiment a batch. */
export async function startTuning(ctx: Ctx, input: StartTuningInput) {
  allow(ctx, 'curate')
  const { dataset: wanted, snapshotId, providerId, api, name, experiments } = input
  return transaction(ctx, async (ctx) => {
    const { projectId } = ctx
    const dataset = await findGround(ctx, wanted, snapshotId)
    const provider = await ctx.db.provider.findFirst({
      where: { id: providerId, projectId, archivedAt: null },
      select: { id: true, name: true, kind: true },
    })
    if (!provider) throw notFound('Provider')
    if (provider.kind !== 'openai' && provider.kind !== 'compatible')
      throw invalid('Only providers that speak OpenAI’s or Prem’s API can fine-tune')
    const problem = trainingProblem(
      snapshotId ? await countSnapshotSides(ctx, snapshotId) : await countSides(ctx, dataset.id, {}),
    )
    if (problem) throw conflict(problem)
    const id = newId()
    const run = await openRun(ctx, {
      kind: 'fine-tune',
      title: `Fine-tune ${name} at ${provider.name}`,
      datasetId: dataset.id,
      plan: { tuningId: id },
      batches: experiments.map((_, first) => ({ first, size: 1 })),
    })
    await ctx.db.tuning.create({
      data: {
        id,
        projectId,
        datasetId: dataset.id,
        snapshotId: snapshotId ?? null,
        providerId,
        api,
        name,
        runId: run.id,
        madeBy: ctx.actor,
      },
    })
    await ctx.db.tuningExperiment.createMany({
      data: experiments.map((experiment, position) => ({
        id: newId(),
        projectId,
        tuningId: id,
        position,
        ...experiment,
      })),
    })
    await audit(ctx, 'model.tune', id, { name, after: { provider: provider.name, experiments: experiments.length } })
    return { id, runId: run.id }
  })
}
