import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { createQueue } from '../review/create-queue'
import { siftPlan, type SiftSum } from './consensus/schema'

const handedAtMost = 20_000

/** The last word of a sift: the size of each side, and the queue in which people decide what the panel could not. */
export async function sumSift(ctx: Ctx, run: JobRun) {
  const { review } = siftPlan.parse(run.plan)
  const sides = await ctx.db.$queryRaw<{ side: 'kept' | 'dropped' | 'undecided'; count: number }[]>`
    SELECT side::text AS side, count(*)::int AS count FROM "SiftedSample" WHERE "runId" = ${run.id}::uuid GROUP BY 1`
  const of = (wanted: string) => sides.find(({ side }) => side === wanted)?.count ?? 0
  const [totals] = await ctx.db.$queryRaw<{ total: number; relabelled: number }[]>`
    SELECT (SELECT coalesce(sum(size), 0)::int FROM "Batch" WHERE "runId" = ${run.id}::uuid) AS total,
      (SELECT count(*)::int FROM "Decision" WHERE "runId" = ${run.id}::uuid AND act = 'relabel') AS relabelled`
  const [kept, dropped, undecided] = [of('kept'), of('dropped'), of('undecided')]
  const people = Math.max(0, (totals?.total ?? 0) - kept - dropped - undecided)
  if (review && undecided > 0) await handOver(ctx, run)
  const result: SiftSum = { kept, dropped, undecided, people, relabelled: totals?.relabelled ?? 0 }
  return { result }
}

async function handOver(ctx: Ctx, run: JobRun) {
  const rows = await ctx.db.$queryRaw<{ sampleId: string }[]>`
    SELECT "sampleId" FROM "SiftedSample" f WHERE "runId" = ${run.id}::uuid AND side = 'undecided'
      AND EXISTS (SELECT 1 FROM "Sample" s WHERE s.id = f."sampleId" AND s."datasetId" = ${run.datasetId}::uuid) ORDER BY 1 LIMIT ${handedAtMost}`
  if (rows.length === 0) return
  const numbered = await ctx.db.run.findFirst({
    where: { id: run.id, projectId: ctx.projectId },
    select: { number: true },
  })
  await createQueue(ctx, {
    dataset: run.datasetId ?? '',
    name: `Undecided by the judges, run ${numbered?.number ?? ''}`.trim(),
    kind: 'review',
    sampleIds: rows.map(({ sampleId }) => sampleId),
    idempotencyKey: `sift ${run.id}`,
  })
}
