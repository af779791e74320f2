import { allow, type Ctx } from '../ctx'

type Found = { id: string; name: string; evaluationId: string }

/** Evaluations and judges that were asked about the same samples as an evaluation. */
export async function listComparable(ctx: Ctx, { evaluationId }: { evaluationId: string | null }) {
  allow(ctx, 'read')
  if (!evaluationId) return { others: [], judges: [] }
  const [others, judges] = await Promise.all([
    ctx.db.$queryRaw<Found[]>`
      SELECT m.id, m.name, e.id AS "evaluationId" FROM "Evaluation" e JOIN "TrainedModel" m ON m.id = e."modelId"
      WHERE e."projectId" = ${ctx.projectId}::uuid AND e.id <> ${evaluationId}::uuid AND e.status = 'ready' AND EXISTS (
        SELECT 1 FROM "EvaluationRow" a JOIN "EvaluationRow" b ON b."sampleId" = a."sampleId"
        WHERE a."evaluationId" = ${evaluationId}::uuid AND b."evaluationId" = e.id)
      ORDER BY e.id DESC LIMIT 50`,
    ctx.db.$queryRaw<{ id: string; name: string }[]>`
      SELECT j.id, j.name FROM "Judge" j WHERE j."projectId" = ${ctx.projectId}::uuid AND EXISTS (
        SELECT 1 FROM "EvaluationRow" a JOIN "Verdict" v ON v."sampleId" = a."sampleId" AND v."judgeId" = j.id
        WHERE a."evaluationId" = ${evaluationId}::uuid)
      ORDER BY j.id DESC LIMIT 50`,
  ])
  return { others, judges }
}
