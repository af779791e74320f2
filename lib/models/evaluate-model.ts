import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { countSides } from './count-sides'
import { findReadyModel } from './find-ready-model'
import type { EvaluateModelInput } from './schema'

/** Measures a model on the labelled samples of any dataset, at its threshold of now, as a run. */
export async function evaluateModel(ctx: Ctx, { modelId, dataset: wanted, filter }: EvaluateModelInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const model = await findReadyModel(ctx, modelId)
    const dataset = await findDataset(ctx, wanted)
    const { safe, unsafe } = await countSides(ctx, dataset.id, filter)
    if (safe + unsafe === 0) throw conflict('No sample there is labelled safe or unsafe')
    const id = newId()
    const run = await openRun(ctx, {
      kind: 'evaluate',
      title: `Evaluate ${model.name} on ${dataset.name}`,
      datasetId: dataset.id,
      plan: { evaluationId: id },
      batches: [{ first: 0, size: safe + unsafe }],
    })
    await ctx.db.evaluation.create({
      data: {
        id,
        projectId: ctx.projectId,
        modelId,
        datasetId: dataset.id,
        heldOut: false,
        filter: JSON.parse(JSON.stringify(filter)),
        runId: run.id,
        threshold: model.threshold,
      },
    })
    await audit(ctx, 'model.evaluate', modelId, { name: model.name, after: { dataset: dataset.name } })
    return { id, runId: run.id }
  })
}
