import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { newId } from '../ids'
import { openRun } from '../runs/open-run'
import { countSides, countSnapshotSides } from './count-sides'
import { findGround } from './find-ground'
import { trainingProblem } from './rules'
import type { ModelPlan, TrainModelInput } from './schema'

/** Trains the local classifier from a dataset's labelled samples, as a run. The model is there at once, and ready when its run is done. */
export async function trainModel(ctx: Ctx, input: TrainModelInput) {
  allow(ctx, 'curate')
  const { dataset: wanted, name: given, parentId, idempotencyKey, ...asked } = input
  return transaction(ctx, async (ctx) => {
    if (idempotencyKey) {
      const before = await ctx.db.trainedModel.findFirst({
        where: { projectId: ctx.projectId, plan: { path: ['idempotencyKey'], equals: idempotencyKey } },
        select: { id: true, name: true, runId: true },
      })
      if (before) return before
    }
    const dataset = await findGround(ctx, wanted, asked.snapshotId)
    const parent = parentId
      ? await ctx.db.trainedModel.findFirst({
          where: { id: parentId, projectId: ctx.projectId, status: 'ready' },
          select: { datasetId: true },
        })
      : null
    if (parentId && !parent) throw notFound('Model')
    const sides = asked.snapshotId
      ? await countSnapshotSides(ctx, asked.snapshotId)
      : await countSides(ctx, dataset.id, asked.filter)
    const problem = trainingProblem(sides)
    if (problem) throw conflict(problem)

    const name = given ?? (await freeName(ctx))
    if (await ctx.db.trainedModel.findFirst({ where: { projectId: ctx.projectId, name }, select: { id: true } }))
      throw conflict(`There is a model called ${name} already`)
    const labels = dataset.labels.filter(({ retired }) => !retired)
    const plan: ModelPlan = {
      ...asked,
      labels: labels.map(({ code, name, polarity }) => ({ code, name, polarity })),
      multiLabel: dataset.multiLabel,
    }
    const id = newId()
    const run = await openRun(ctx, {
      kind: 'train',
      title: `Train ${name}`,
      datasetId: dataset.id,
      plan: { modelId: id },
      batches: [{ first: 0, size: sides.safe + sides.unsafe }],
    })
    await ctx.db.trainedModel.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId: dataset.id,
        snapshotId: asked.snapshotId ?? null,
        policyVersionId: dataset.policyVersionId,
        target: dataset.target,
        name,
        plan: JSON.parse(JSON.stringify({ ...plan, ...(idempotencyKey && { idempotencyKey }) })),
        parentId: parentId ?? null,
        runId: run.id,
        madeBy: ctx.actor,
      },
    })
    await audit(ctx, 'model.train', id, { name, after: JSON.parse(JSON.stringify(asked)) })
    return { id, name, runId: run.id }
  })
}

async function freeName(ctx: Ctx) {
  // The project's row: of two at once, the second waits and sees the first's name.
  await ctx.db.$queryRaw`SELECT 1 FROM "Project" WHERE id = ${ctx.projectId}::uuid FOR UPDATE`
  const models = await ctx.db.trainedModel.findMany({ where: { projectId: ctx.projectId }, select: { name: true } })
  const taken = new Set(models.map(({ name }) => name))
  for (let number = models.length + 1; ; number++) if (!taken.has(`Classifier ${number}`)) return `Classifier ${number}`
}
