import { samplesHref } from '@/lib/samples/rules'
import type { BalanceView, Crossed } from '@/lib/stats/schema'
import { CoverageGrid, HeatLegend } from '../charts/coverage-grid'
import { Card } from '../ui/card'

const shown = 6

/** Where each label comes from, at a glance: the fullest sources, and the rest in one column. */
export function CoverageCard({ projectId, balance }: { projectId: string; balance: BalanceView }) {
  const rows = balance.by.label.map(({ key, name, kind }) => ({ key, label: name, kind }))
  const columns = fewer(balance.coverage)
  const greatest = Math.max(1, ...columns.flatMap(({ cells }) => rows.map(({ key }) => cells[key] ?? 0)))
  const cellOf = (label: string, { key, cells }: Crossed) => {
    const value = cells[label] ?? 0
    const opens = value > 0 && key !== '' && key !== '…'
    return { value, ...(opens && { href: hrefOf(label, key) }) }
  }
  const hrefOf = (label: string, source: string) =>
    samplesHref(projectId, { labels: [label], source: [source] }, { dataset: balance.dataset })
  return (
    <Card title="Coverage" meta="label by source" actions={<HeatLegend greatest={greatest} />}>
      {columns.length === 0 ? (
        <p className="p-4 text-text-2">Nothing is here yet.</p>
      ) : (
        <CoverageGrid
          caption="Samples by label and source"
          rows={rows}
          columns={columns.map(({ key, name }) => ({ key, label: name }))}
          cells={Object.fromEntries(
            rows.map(({ key: label }) => [
              label,
              Object.fromEntries(columns.map((column) => [column.key, cellOf(label, column)])),
            ]),
          )}
        />
      )}
    </Card>
  )
}

function fewer(columns: readonly Crossed[]): Crossed[] {
  if (columns.length <= shown) return [...columns]
  const rest = columns.slice(shown - 1)
  const cells: Crossed['cells'] = {}
  for (const column of rest)
    for (const [label, count] of Object.entries(column.cells)) cells[label] = (cells[label] ?? 0) + count
  return [...columns.slice(0, shown - 1), { key: '…', name: 'Others', cells }]
}
