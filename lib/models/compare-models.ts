import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { countSides, mcNemar } from './evaluation/compare'
import type { CompareModelsInput, Comparison } from './schema'

type Row = { first: boolean; second: boolean | null }

/** Two models, or a model and a judge, on the rows that both were asked about. What a judge could not be read on is not counted. */
export async function compareModels(ctx: Ctx, { evaluationId, other, judge }: CompareModelsInput): Promise<Comparison> {
  allow(ctx, 'read')
  const mine = await findEvaluation(ctx, evaluationId)
  const { name, rows } = other ? await besideModel(ctx, mine, other) : await besideJudge(ctx, mine, judge ?? '')
  const told = rows.filter((row): row is { first: boolean; second: boolean } => row.second !== null)
  const sides = countSides(told)
  const { p, reason } = mcNemar(sides)
  const nothing = told.length === 0 ? 'They were asked about no row in common' : null
  return {
    first: mine.model.name,
    second: name,
    n: told.length,
    ...sides,
    unread: rows.length - told.length,
    p: nothing ? null : p,
    reason: nothing ?? reason ?? null,
  }
}

async function findEvaluation(ctx: Ctx, id: string) {
  const evaluation = await ctx.db.evaluation.findFirst({
    where: { id, projectId: ctx.projectId, status: 'ready' },
    select: { id: true, threshold: true, model: { select: { name: true } } },
  })
  if (!evaluation) throw notFound('Evaluation')
  return evaluation
}

type Found = Awaited<ReturnType<typeof findEvaluation>>

async function besideModel(ctx: Ctx, mine: Found, otherId: string) {
  const other = await findEvaluation(ctx, otherId)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT (a.cost > ${mine.threshold}::real) = a.unsafe AS first, (b.cost > ${other.threshold}::real) = a.unsafe AS second
    FROM "EvaluationRow" a JOIN "EvaluationRow" b ON b."sampleId" = a."sampleId" AND b."evaluationId" = ${otherId}::uuid
    WHERE a."evaluationId" = ${mine.id}::uuid`
  return { name: other.model.name, rows }
}

async function besideJudge(ctx: Ctx, mine: Found, judgeId: string) {
  const judge = await ctx.db.judge.findFirst({
    where: { id: judgeId, projectId: ctx.projectId },
    select: { name: true, version: true },
  })
  if (!judge) throw notFound('Judge')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT (a.cost > ${mine.threshold}::real) = a.unsafe AS first,
      CASE WHEN v.outcome = 'read' THEN (v.polarity = 'unsafe') = a.unsafe END AS second
    FROM "EvaluationRow" a JOIN LATERAL (
      SELECT outcome, polarity FROM "Verdict" WHERE "sampleId" = a."sampleId" AND "judgeId" = ${judgeId}::uuid ORDER BY id DESC LIMIT 1
    ) v ON TRUE
    WHERE a."evaluationId" = ${mine.id}::uuid`
  return { name: `${judge.name}, version ${judge.version}`, rows }
}
