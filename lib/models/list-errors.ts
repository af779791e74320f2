import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import { except } from '../samples/unseen/conditions'
import { unseenIds } from '../samples/unseen-ids'
import { explainWords } from './classifier/explain-words'
import { frame } from './classifier/stand-alone'
import { findReadyModel } from './find-ready-model'
import { openModel } from './open-model'
import { judgedText } from './rules'
import type { ErrorKind, ListErrorsInput, ModelError, ModelErrors } from './schema'

type Row = Omit<ModelError, 'words'>

/** Where a model and the labels disagree, the surest mistakes first, with the words that moved it. What one is deciding unseen is no mistake yet. */
export async function listErrors(ctx: Ctx, { evaluationId, kind, skip, take }: ListErrorsInput): Promise<ModelErrors> {
  allow(ctx, 'read')
  const evaluation = await ctx.db.evaluation.findFirst({
    where: { id: evaluationId, projectId: ctx.projectId },
    select: { modelId: true, threshold: true },
  })
  if (!evaluation) throw notFound('Evaluation')
  const { threshold, modelId } = evaluation
  const { classifier, target } = await openModel(ctx, await findReadyModel(ctx, modelId))
  const are = conditions(threshold)
  const order = kind === 'missed' ? Prisma.sql`e.cost, e."sampleId"` : Prisma.sql`e.cost DESC, e."sampleId"`
  const where = allOf([
    Prisma.sql`e."evaluationId" = ${evaluationId}::uuid`,
    ...except(await unseenIds(ctx), Prisma.sql`s.id`),
  ])
  const from = Prisma.sql`"EvaluationRow" e JOIN "Sample" s ON s.id = e."sampleId" AND s."projectId" = ${ctx.projectId}::uuid WHERE ${where}`
  const [rows, [counted]] = await Promise.all([
    ctx.db.$queryRaw<Row[]>`
      SELECT e."sampleId", s.prompt, s.response, e.labels, e.said, e.cost, e.probability
      FROM ${from} AND ${are[kind]} ORDER BY ${order} OFFSET ${skip} LIMIT ${take}`,
    ctx.db.$queryRaw<Record<ErrorKind, bigint>[]>`
      SELECT count(*) FILTER (WHERE ${are.missed}) AS missed, count(*) FILTER (WHERE ${are.overcalled}) AS overcalled,
        count(*) FILTER (WHERE ${are.mislabelled}) AS mislabelled FROM ${from}`,
  ])
  const counts = {
    missed: Number(counted?.missed ?? 0),
    overcalled: Number(counted?.overcalled ?? 0),
    mislabelled: Number(counted?.mislabelled ?? 0),
  }
  const errors = rows.map((row) => ({ ...row, words: explainWords(classifier, frame(judgedText(target, row))) }))
  return { errors, total: counts[kind], counts }
}

/** The threshold holds what the evaluation was measured at. Costs are kept as floats: so is what they are held against. */
function conditions(threshold: number): Record<ErrorKind, Prisma.Sql> {
  const over = Prisma.sql`e.cost > ${threshold}::real`
  return {
    missed: Prisma.sql`(e.unsafe AND NOT ${over})`,
    overcalled: Prisma.sql`(NOT e.unsafe AND ${over})`,
    mislabelled: Prisma.sql`(e.unsafe = (${over}) AND NOT e.labels && e.said)`,
  }
}
