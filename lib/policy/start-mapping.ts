import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import type { MappingPlan } from './cross-walks/schema'

const batchSize = 2_000

type Start = { dataset: { id: string; name: string; policyVersionId: string }; title: string; plan: MappingPlan }

/** Puts the dataset under the new version at once, so that what arrives from now on is labelled by it, and maps what is there in a run. */
export function startMapping(ctx: Ctx, { dataset, title, plan }: Start) {
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.dataset.updateMany({
      where: { id: dataset.id, projectId: ctx.projectId, policyVersionId: dataset.policyVersionId },
      data: { policyVersionId: plan.toVersionId },
    })
    if (count === 0) throw conflict('Someone else moved this dataset just now')
    await audit(ctx, 'dataset.policy', dataset.id, {
      name: dataset.name,
      before: { policyVersionId: dataset.policyVersionId },
      after: { policyVersionId: plan.toVersionId },
    })
    const starts = await ctx.db.$queryRaw<{ from: string; size: number }[]>`
      SELECT min(id::text)::uuid AS "from", count(*)::int AS size
      FROM (
        SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${batchSize} AS part FROM "Sample"
        WHERE "datasetId" = ${dataset.id}::uuid AND "policyVersionId" = ANY(${plan.fromVersionIds}::uuid[])
      ) AS numbered
      GROUP BY part ORDER BY part`
    const batches = starts.map(({ from, size }, index) => ({
      first: index * batchSize,
      size,
      input: { from, until: starts[index + 1]?.from ?? null },
    }))
    const run =
      batches.length > 0
        ? await openRun(ctx, { kind: 'map-labels', title, datasetId: dataset.id, plan, batches })
        : null
    return { runId: run?.id ?? null, datasetId: dataset.id, samples: starts.reduce((sum, { size }) => sum + size, 0) }
  })
}
