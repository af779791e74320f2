import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { evaluationSelect, reportOf, viewEvaluation } from './view-model'
import { modelsAround } from './models-around'
import type { EvaluationDetail, EvaluationInput } from './schema'

export async function getEvaluation(ctx: Ctx, { evaluationId }: EvaluationInput): Promise<EvaluationDetail> {
  allow(ctx, 'read')
  const row = await ctx.db.evaluation.findFirst({
    where: { id: evaluationId, projectId: ctx.projectId },
    select: { ...evaluationSelect, model: { select: { id: true, name: true } } },
  })
  if (!row) throw notFound('Evaluation')
  const around = await modelsAround(ctx, [row])
  return { ...viewEvaluation(row, around), model: row.model, report: reportOf(row.report) }
}
