import type { Ctx } from '../ctx'
import type { EvaluatedRow, Report } from './evaluation/schema'

/** Writes what an evaluation came to: its report, and each row so that errors can be looked at and models compared. */
export async function keepEvaluation(
  ctx: Ctx,
  evaluationId: string,
  { rows, report, of }: { rows: EvaluatedRow[]; report: Report; of: number },
) {
  await ctx.db.$executeRaw`DELETE FROM "EvaluationRow" WHERE "evaluationId" = ${evaluationId}::uuid`
  for (let from = 0; from < rows.length; from += 5_000) {
    const part = rows.slice(from, from + 5_000).map(({ sampleId, unsafe, labels, said, cost, probability }) => ({
      sampleId,
      unsafe,
      labels,
      said,
      cost,
      probability,
    }))
    await ctx.db.$executeRaw`
      INSERT INTO "EvaluationRow" ("evaluationId", "sampleId", unsafe, labels, said, cost, probability)
      SELECT ${evaluationId}::uuid, "sampleId", unsafe, labels, said, cost, probability
      FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS row("sampleId" uuid, unsafe boolean, labels text[], said text[], cost real, probability real)`
  }
  await ctx.db.evaluation.update({
    where: { id: evaluationId, projectId: ctx.projectId },
    data: {
      status: 'ready',
      readyAt: new Date(),
      rows: rows.length,
      report: JSON.parse(JSON.stringify({ ...report, ...(of > rows.length && { of }) })),
    },
  })
}
