import { allow, type Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { openRun } from '../runs/open-run'
import type { CheckSamplesInput } from './schema'

/** Reads every sample again and compares its fingerprint with its text, and the counters with the rows. */
export async function checkSamples(ctx: Ctx, { datasetId, batchSize }: CheckSamplesInput) {
  allow(ctx, 'curate')
  const dataset = await ctx.db.dataset.findFirst({
    where: { id: datasetId, projectId: ctx.projectId },
    select: { name: true },
  })
  if (!dataset) throw notFound('Dataset')
  const starts = await ctx.db.$queryRaw<{ from: string; size: number }[]>`
    SELECT min(id::text)::uuid AS "from", count(*)::int AS size
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${batchSize} AS part FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid) AS numbered
    GROUP BY part ORDER BY part`
  if (starts.length === 0) throw conflict('There are no samples to check yet')
  const batches = starts.map(({ from, size }, index) => ({ first: index * batchSize, size, input: { from } }))
  return openRun(ctx, { kind: 'check', title: `Check ${dataset.name}`, datasetId, plan: {}, batches })
}
