import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { Curves } from './evaluation/schema'
import { evaluationSelect, manifestOf, modelSelect, viewEvaluation, viewModel } from './view-model'
import { modelsAround } from './models-around'
import { type ModelDetail, type ModelInput, readPlan } from './schema'

export async function getTrainedModel(ctx: Ctx, { modelId }: ModelInput): Promise<ModelDetail> {
  allow(ctx, 'read')
  const row = await ctx.db.trainedModel.findFirst({
    where: { id: modelId, projectId: ctx.projectId },
    select: { ...modelSelect, plan: true, curve: true, policyVersionId: true },
  })
  if (!row) throw notFound('Model')
  const [evaluations, version, [size]] = await Promise.all([
    ctx.db.evaluation.findMany({
      where: { modelId, projectId: ctx.projectId },
      orderBy: { id: 'desc' },
      take: 50,
      select: evaluationSelect,
    }),
    ctx.db.policyVersion.findUnique({
      where: { id: row.policyVersionId },
      select: { number: true, policy: { select: { name: true } } },
    }),
    ctx.db.$queryRaw<{ bytes: number }[]>`
      SELECT octet_length(bytes) AS bytes FROM "ModelWeights" WHERE "modelId" = ${modelId}::uuid AND "projectId" = ${ctx.projectId}::uuid`,
  ])
  const curves = row.curve as Curves | null
  const around = await modelsAround(ctx, [{ ...row, evaluations }])
  return {
    ...viewModel(row, around),
    plan: readPlan(row.plan),
    policy: { name: version?.policy.name ?? '', version: version?.number ?? 0 },
    heads: manifestOf(row.manifest)?.heads ?? [],
    curve: curves?.points ?? [],
    learning: curves?.learning ?? [],
    bytes: size?.bytes ?? null,
    evaluations: evaluations.map((evaluation) => viewEvaluation(evaluation, around)),
  }
}
