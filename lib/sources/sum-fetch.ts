import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { pageBatches } from './web/page-batches'
import { fetchPlan } from './web/schema'

/** Goes on with the pages that a sitemap named, or says what the run came to. */
export async function sumFetch(ctx: Ctx, run: JobRun) {
  const { sourceId } = fetchPlan.parse(run.plan)
  const [given] = await ctx.db.$queryRaw<{ ids: string[] }[]>`
    SELECT coalesce(array_agg(id), '{}')::text[] AS ids FROM (
      SELECT jsonb_array_elements_text(input->'pageIds') AS id FROM "Batch" WHERE "runId" = ${run.id}::uuid AND input ? 'pageIds') AS batched`
  const waiting = await ctx.db.sourcePage.findMany({
    where: { sourceId, projectId: run.projectId, runId: run.id, state: 'waiting' },
    orderBy: { position: 'asc' },
    select: { id: true, address: true },
  })
  const known = new Set(given?.ids)
  const unopened = waiting.filter(({ id }) => !known.has(id))
  if (unopened.length > 0) return { batches: pageBatches(unopened) }

  const counts = await ctx.db.sourcePage.groupBy({ by: ['state'], where: { sourceId, runId: run.id }, _count: true })
  const numberOf = (wanted: string) => counts.find(({ state }) => state === wanted)?._count ?? 0
  const passages = await ctx.db.passage.count({ where: { sourceId, projectId: run.projectId, retiredAt: null } })
  await ctx.db.source.updateMany({
    where: { id: sourceId, projectId: run.projectId },
    data: { importedAt: new Date() },
  })
  return {
    result: {
      sourceId,
      fetched: numberOf('fetched'),
      unchanged: numberOf('unchanged'),
      failed: numberOf('failed'),
      waiting: numberOf('waiting'),
      passages,
    },
  }
}
