import { allow, type Ctx } from '../ctx'
import type { Combination } from '../samples/facets/schema'
import { nameOf } from '../name-of'
import { findDataset } from '../samples/find-dataset'
import { readCombinations } from '../samples/read-combinations'
import { unseenIds } from '../samples/unseen-ids'
import { type DatasetInfo, labelSources, polarities, sampleStates } from '../samples/schema'
import { effectiveClasses, entropyOf, imbalanceOf, targetsOf } from './balance/rules'
import { readSplits } from './balance/read-splits'
import { openCross } from './measure/count-crossed'
import type { BalanceView, Share, StatsInput } from './schema'

/** How the samples are spread, from counters: its cost does not grow with them. */
export async function getBalance(ctx: Ctx, { dataset: wanted }: StatsInput): Promise<BalanceView> {
  allow(ctx, 'read')
  const dataset = await findDataset(ctx, wanted)
  // What one is deciding unseen is counted with all, and under no label, verdict or state.
  const held = await unseenIds(ctx, dataset.id)
  const [whole, splits, target] = await Promise.all([
    readCombinations(ctx, dataset.id),
    readSplits(ctx, dataset.id),
    ctx.db.balanceTarget.findFirst({ where: { datasetId: dataset.id, projectId: ctx.projectId } }),
  ])
  const rows = held.length > 0 ? await readCombinations(ctx, dataset.id, held) : whole
  const sources = await namesOfSources(ctx, whole)
  const shares = (target?.shares ?? {}) as Record<string, number>
  const labels = labelShares(dataset, rows, shares)
  const counts = labels.map(({ count }) => count)
  return {
    dataset: dataset.id,
    total: sumOf(whole),
    labelled: sumOf(rows.filter(({ labels }) => labels.length > 0)),
    by: {
      label: labels,
      polarity: polarities.map((kind) => ({
        ...plain(kind, sumOf(rows.filter(({ polarity }) => polarity === kind))),
        kind,
      })),
      labelSource: labelSources.map((from) =>
        plain(from, sumOf(rows.filter(({ labelSource }) => labelSource === from))),
      ),
      state: sampleStates.map((each) => plain(each, sumOf(rows.filter(({ state }) => state === each)))),
      source: sourceShares(whole, sources),
    },
    coverage: crossSources(rows, sources),
    entropy: entropyOf(counts),
    effective: effectiveClasses(counts),
    imbalance: imbalanceOf(counts),
    splits,
    targets: target && {
      shares,
      setBy: nameOf(target.setBy),
      setAt: target.setAt.toISOString(),
    },
  }
}

/** Screens have their own words for these keys. */
const plain = (key: string, count: number): Share => ({ key, name: key, kind: 'none', count, target: null })

const sumOf = (rows: readonly Combination[]) => rows.reduce((sum, { count }) => sum + count, 0)

function labelShares(dataset: DatasetInfo, rows: readonly Combination[], shares: Record<string, number>): Share[] {
  const counts = new Map<string, number>()
  for (const { labels, count } of rows) for (const code of labels) counts.set(code, (counts.get(code) ?? 0) + count)
  const whole = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const targets = targetsOf(shares, whole)
  return dataset.labels
    .filter(({ code, retired }) => !retired || counts.has(code))
    .map(({ code, name, polarity }) => ({
      key: code,
      name,
      kind: polarity,
      count: counts.get(code) ?? 0,
      target: targets[code] ?? null,
    }))
}

function sourceShares(rows: readonly Combination[], names: Map<string, string>): Share[] {
  const ids = [...new Set(rows.map(({ sourceId }) => sourceId))]
  return ids
    .map((id) => ({
      key: id ?? '',
      name: id === null ? 'No source' : (names.get(id) ?? 'Deleted source'),
      kind: 'none' as const,
      count: sumOf(rows.filter(({ sourceId }) => sourceId === id)),
      target: null,
    }))
    .sort((a, b) => b.count - a.count)
}

function crossSources(rows: readonly Combination[], names: Map<string, string>) {
  const cross = openCross()
  for (const { sourceId, labels, count } of rows) cross.add(sourceId ?? '', labels, count)
  return cross.table((id) => (id === '' ? 'No source' : (names.get(id) ?? 'Deleted source')))
}

async function namesOfSources(ctx: Ctx, rows: readonly Combination[]) {
  const ids = [...new Set(rows.flatMap(({ sourceId }) => sourceId ?? []))]
  const sources = await ctx.db.source.findMany({
    where: { projectId: ctx.projectId, id: { in: ids } },
    select: { id: true, name: true },
  })
  return new Map(sources.map(({ id, name }) => [id, name]))
}
