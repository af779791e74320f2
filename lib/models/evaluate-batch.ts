import { z } from 'zod'
import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import type { Attempt } from '../job'
import { sampleFilter } from '../samples/filter/schema'
import { keepEvaluation } from './keep-evaluation'
import { readArtefact } from './read-artefact'
import { readTextRows } from './read-text-rows'
import { readPlan } from './schema'
import { awayFromLoop } from './threads/in-thread'

const plan = z.object({ evaluationId: z.uuid() })

export async function evaluateBatch(ctx: Ctx, { run, keep, signal }: Attempt) {
  const { evaluationId } = plan.parse(run.plan)
  const evaluation = await ctx.db.evaluation.findFirst({
    where: { id: evaluationId, projectId: ctx.projectId },
    select: {
      modelId: true,
      datasetId: true,
      filter: true,
      threshold: true,
      model: { select: { plan: true, target: true } },
    },
  })
  if (!evaluation) throw notFound('Evaluation')
  const { modelId, datasetId, threshold } = evaluation
  const artefact = await readArtefact(ctx, modelId)
  if (!artefact) throw notFound('Model')
  const { labels, multiLabel, seed } = readPlan(evaluation.model.plan)
  const { rows, of } = await readTextRows(
    ctx,
    { datasetId, target: evaluation.model.target },
    { filter: sampleFilter.parse(evaluation.filter), seed },
  )
  const evaluated = await awayFromLoop(
    'evaluate',
    { artefact, rows, labels, multiLabel, threshold },
    { texts: rows.length, signal },
  )
  await keep((ctx) => keepEvaluation(ctx, evaluationId, { ...evaluated, of }), { last: true })
}
