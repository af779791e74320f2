import { samplesHref } from '@/lib/samples/rules'
import { filterBehindCell, summedUp } from '@/lib/stats/behind/rules'
import { type BalanceView, type Crossed, rest } from '@/lib/stats/schema'
import { CoverageGrid, HeatLegend } from '../charts/coverage-grid'
import { Card } from '../ui/card'
import { TooMany } from './too-many'

const shown = 6

/** Where each label comes from, at a glance: the fullest sources, and the rest in one column. */
export function CoverageCard({ projectId, balance }: { projectId: string; balance: BalanceView }) {
  const rows = balance.by.label.map(({ key, name, kind }) => ({ key, label: name, kind }))
  const columns = fewer(balance.coverage)
  const greatest = Math.max(1, ...columns.flatMap(({ cells }) => rows.map(({ key }) => cells[key] ?? 0)))
  const cellAt = (label: string, key: string) => {
    const column = columns.find((each) => each.key === key)
    const value = column?.cells[label] ?? 0
    const filter = column && value > 0 && filterBehindCell('source', column, label)
    return { value, ...(filter && { href: samplesHref(projectId, filter, { dataset: balance.dataset }) }) }
  }
  return (
    <Card title="Coverage" meta="label by source" actions={<HeatLegend greatest={greatest} />}>
      {columns.length === 0 ? (
        <p className="p-4 text-text-2">Nothing is here yet.</p>
      ) : (
        <CoverageGrid
          caption="Samples by label and source"
          rows={rows}
          columns={columns.map(({ key, name }) => ({ key, label: name }))}
          cellAt={cellAt}
        />
      )}
      <TooMany among={columns} mark="column" />
    </Card>
  )
}

function fewer(columns: readonly Crossed[]): Crossed[] {
  if (columns.length <= shown) return [...columns]
  const cells: Crossed['cells'] = {}
  const others = columns.slice(shown - 1)
  for (const column of others)
    for (const [label, count] of Object.entries(column.cells)) cells[label] = (cells[label] ?? 0) + count
  const unnamed = others.some(({ key, keys }) => key === rest && !keys)
  const named = unnamed ? {} : summedUp(others.flatMap(({ key, keys }) => keys ?? [key]))
  return [...columns.slice(0, shown - 1), { key: rest, name: 'Others', cells, ...named }]
}
