import { allow, type Ctx } from '../ctx'
import { invalid, notFound } from '../errors'
import { createQueue } from '../review/create-queue'
import type { ReviewErrorsInput } from './schema'

/** Hands mistakes to people: is it the model that is wrong, or the label? */
export async function reviewErrors(ctx: Ctx, { evaluationId, sampleIds }: ReviewErrorsInput) {
  allow(ctx, 'curate')
  const evaluation = await ctx.db.evaluation.findFirst({
    where: { id: evaluationId, projectId: ctx.projectId },
    select: { datasetId: true, model: { select: { name: true } } },
  })
  if (!evaluation) throw notFound('Evaluation')
  const unique = [...new Set(sampleIds)]
  const [known] = await ctx.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM "EvaluationRow" WHERE "evaluationId" = ${evaluationId}::uuid AND "sampleId" = ANY(${unique}::uuid[])`
  if (Number(known?.count ?? 0) < unique.length) throw invalid('Not all of these samples are in this evaluation')
  const { model, datasetId } = evaluation
  return createQueue(ctx, {
    dataset: datasetId,
    name: `Errors of ${model.name}`.slice(0, 80),
    kind: 'model-errors',
    sampleIds: unique,
  })
}
