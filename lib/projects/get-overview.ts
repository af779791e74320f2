import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { Polarity } from '../samples/schema'
import { countersWithout } from '../samples/unseen/conditions'
import { unseenIds } from '../samples/unseen-ids'
import { listDatasets } from './list-datasets'
import { chooseDataset, countByPolarity, noCounts, sumOf } from './rules'
import type { LabelCount, OverviewInput, OverviewView, PolarityCounts } from './schema'

type CountRow = { polarity: Polarity; judged: boolean; reviewed: boolean; generated: boolean; count: number }

/** One look at a dataset, from counters: its cost does not grow with the samples. */
export async function getOverview(ctx: Ctx, { dataset: wanted }: OverviewInput): Promise<OverviewView> {
  allow(ctx, 'read')
  const dataset = chooseDataset(await listDatasets(ctx), wanted)
  if (!dataset) throw notFound('Dataset')
  const held = await unseenIds(ctx, dataset.id)
  const [rows, labels, cost, sources, generation, snapshot] = await Promise.all([
    ctx.db.$queryRaw<CountRow[]>`
      SELECT polarity::text AS polarity, judged, reviewed, "labelSource" = 'generator' AS generated, sum(count)::int AS count
      FROM ${countersWithout(held, dataset.id)} GROUP BY 1, 2, 3, 4`,
    labelCounts(ctx, dataset.id, held),
    costOf(ctx),
    sourceCounts(ctx, dataset.id, held),
    generationOf(ctx, dataset.id),
    newestSnapshot(ctx, dataset.id),
  ])
  const all = countByPolarity(rows)
  const generated = sumOf(countByPolarity(rows.filter((row) => row.generated)))
  return {
    dataset,
    total: sumOf(all),
    broughtIn: sumOf(all) - generated,
    generated,
    sources,
    generation,
    judged: countByPolarity(rows.filter(({ judged }) => judged)),
    reviewed: countByPolarity(rows.filter(({ reviewed }) => reviewed)),
    all,
    snapshot,
    labels,
    cost,
  }
}

async function newestSnapshot(ctx: Ctx, datasetId: string) {
  const found = await ctx.db.snapshot.findFirst({
    where: { projectId: ctx.projectId, datasetId, takenAt: { not: null } },
    orderBy: { id: 'desc' },
    select: { id: true, version: true, rowCount: true, summary: true },
  })
  if (!found) return null
  const { polarity } = found.summary as { polarity?: Partial<PolarityCounts> }
  return { id: found.id, version: found.version, rows: found.rowCount, polarity: { ...noCounts(), ...polarity } }
}

/** Every label of the dataset's policy version, those without samples too: an absence is what a curator looks for. */
function labelCounts(ctx: Ctx, datasetId: string, held: readonly string[]) {
  return ctx.db.$queryRaw<LabelCount[]>`
    SELECT l.code, l.name, l.polarity::text AS polarity, coalesce(sum(counted.count), 0)::int AS count,
      coalesce(sum(counted.count) FILTER (WHERE counted.reviewed), 0)::int AS reviewed
    FROM "Dataset" d JOIN "Label" l ON l."versionId" = d."policyVersionId" AND NOT l.retired
    LEFT JOIN ${countersWithout(held, datasetId)} ON l.code = ANY(counted.labels)
    WHERE d.id = ${datasetId}::uuid AND d."projectId" = ${ctx.projectId}::uuid
    GROUP BY l.code, l.name, l.polarity, l.position ORDER BY l.position`
}

/** What was brought in, by the kind of source it came from. */
function sourceCounts(ctx: Ctx, datasetId: string, held: readonly string[]) {
  return ctx.db.$queryRaw<OverviewView['sources']>`
    SELECT s.kind::text AS kind, array_remove(array_agg(DISTINCT s.id::text), NULL) AS ids, sum(counted.count)::int AS count
    FROM ${countersWithout(held, datasetId)} LEFT JOIN "Source" s ON s.id = counted."sourceId"
    WHERE counted."labelSource" <> 'generator'
    GROUP BY s.kind HAVING sum(counted.count) > 0 ORDER BY count DESC`
}

async function generationOf(ctx: Ctx, datasetId: string) {
  const { _count, _sum } = await ctx.db.run.aggregate({
    where: { projectId: ctx.projectId, datasetId, kind: 'generate' },
    _count: true,
    _sum: { costMicros: true },
  })
  return { runs: _count, costMicros: Number(_sum.costMicros ?? 0) }
}

async function costOf(ctx: Ctx) {
  const rows = await ctx.db.$queryRaw<{ day: string; kind: string | null; micros: number }[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, r.kind, coalesce(sum(r."costMicros"), 0)::float AS micros
    FROM generate_series(date_trunc('day', now()) - interval '29 days', date_trunc('day', now()), interval '1 day') AS day
    LEFT JOIN "Run" r ON r."projectId" = ${ctx.projectId}::uuid AND r."createdAt" >= day AND r."createdAt" < day + interval '1 day' AND r."costMicros" > 0
    GROUP BY day, r.kind ORDER BY day`
  const by = (key: 'day' | 'kind') => {
    const sums = new Map<string, number>()
    for (const row of rows) if (row[key]) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.micros)
    return [...sums]
  }
  const days = by('day').map(([day, micros]) => ({ day, micros }))
  const kinds = by('kind')
    .map(([kind, micros]) => ({ kind, micros }))
    .sort((a, b) => b.micros - a.micros)
  return { total: days.reduce((sum, { micros }) => sum + micros, 0), days, kinds }
}
