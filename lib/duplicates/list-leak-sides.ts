import { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import { sideName } from './leaks/name-of-side'
import { type LeakSearchView, type LeakSidesView, leaksPlan, type Side, type SideView, splits } from './schema'

const sizes = z.object({ splits: z.object({ sizes: z.partialRecord(z.enum(splits), z.number()) }) })
const outcome = z.object({ leaked: z.number(), exact: z.number() }).nullable().catch(null)

/** What can be held against what: datasets, their sources, and the splits of the newest snapshots; and what was searched already. */
export async function listLeakSides(ctx: Ctx): Promise<LeakSidesView> {
  allow(ctx, 'read')
  const where = { projectId: ctx.projectId }
  const [datasets, sources, snapshots, searches] = await Promise.all([
    ctx.db.$queryRaw<{ id: string; name: string; rows: number }[]>`
      SELECT d.id, d.name, coalesce((SELECT sum(count) FROM "SampleDelta" s WHERE s."datasetId" = d.id), 0)::int AS rows
      FROM "Dataset" d WHERE d."projectId" = ${ctx.projectId}::uuid ORDER BY d."archivedAt" DESC NULLS FIRST, d.id LIMIT 50`,
    ctx.db.$queryRaw<{ id: string; name: string; dataset: string; rows: number }[]>`
      SELECT o.id, o.name, s."datasetId" AS dataset, sum(s.count)::int AS rows FROM "SampleDelta" s JOIN "Source" o ON o.id = s."sourceId"
      WHERE o."projectId" = ${ctx.projectId}::uuid GROUP BY 1, 2, 3 HAVING sum(s.count) > 0 ORDER BY 1 DESC LIMIT 100`,
    ctx.db.snapshot.findMany({
      where: { ...where, status: 'taken' },
      orderBy: { id: 'desc' },
      take: 12,
      select: { id: true, version: true, datasetId: true, rowCount: true, summary: true },
    }),
    listSearches(ctx),
  ])
  const nameOf = new Map(datasets.map(({ id, name }) => [id, name]))
  const inSplits = snapshots.flatMap(({ id, version, datasetId, summary }) => {
    const found = sizes.safeParse(summary)
    return splits.flatMap((split) => {
      const rows = found.success ? (found.data.splits.sizes[split] ?? 0) : 0
      const name = sideName(nameOf.get(datasetId) ?? 'A dataset', { version, split })
      return rows > 0 ? [view('split', name, rows, { dataset: datasetId, snapshot: id, split })] : []
    })
  })
  return {
    sides: [
      ...datasets.flatMap(({ id, name, rows }) => (rows > 0 ? [view('dataset', name, rows, { dataset: id })] : [])),
      ...inSplits,
      ...sources.map(({ id, name, dataset, rows }) =>
        view('source', sideName(nameOf.get(dataset) ?? 'A dataset', { source: name }), rows, { dataset, source: id }),
      ),
    ],
    searches,
  }
}

const view = (kind: SideView['kind'], name: string, rows: number, side: Side): SideView => ({
  key: [side.dataset, side.source, side.snapshot, side.split].join('.'),
  name,
  kind,
  rows,
  side,
})

async function listSearches(ctx: Ctx): Promise<LeakSearchView[]> {
  const runs = await ctx.db.run.findMany({
    where: { projectId: ctx.projectId, kind: 'find-leaks' },
    orderBy: { id: 'desc' },
    take: 20,
    select: { id: true, status: true, plan: true, total: true, result: true, createdAt: true },
  })
  return runs.map(({ id, status, plan, total, result, createdAt }) => {
    const { names } = leaksPlan.parse(plan)
    const found = outcome.parse(result)
    return {
      runId: id,
      status,
      ...names,
      rows: total,
      leaked: found?.leaked ?? null,
      exact: found?.exact ?? null,
      createdAt: createdAt.toISOString(),
    }
  })
}
