'use client'
import { samplesHref } from '@/lib/samples/rules'
import { type CoveredBy, coveredBy, filterBehindCell } from '@/lib/stats/behind/rules'
import { type BalanceView, type Crossed, type Measures, rest } from '@/lib/stats/schema'
import { ChartCard } from '../charts/chart-card'
import { CoverageGrid, HeatLegend } from '../charts/coverage-grid'
import { Segmented } from '../ui/segmented'
import { TooMany } from './too-many'
import { useChosen } from './use-chosen'
import { coveredWords, languageName } from './words'

const unlabelled = { key: '', name: 'No label', kind: 'none' as const }

type Props = { projectId: string; balance: BalanceView; coverage: Measures['coverage'] | null }

/** Labels against where texts come from: what is empty is seen at once. */
export function CoveragePanel({ projectId, balance, coverage }: Props) {
  const [way, setWay] = useChosen('by', coveredBy, 'source')
  const columns = columnsOf(way, way === 'source' ? balance.coverage : (coverage?.[way] ?? []))
  const labels = [...balance.by.label, unlabelled].map(({ key, name, kind }) => ({ key, label: name, kind }))
  const values = columns.flatMap(({ cells }) => Object.values(cells))
  const cellAt = (label: string, key: string) => {
    const column = columns.find((each) => each.key === key)
    const value = column?.cells[label] ?? 0
    const filter = column && value > 0 && filterBehindCell(way, column, label)
    return { value, ...(filter && { href: samplesHref(projectId, filter, { dataset: balance.dataset }) }) }
  }
  return (
    <ChartCard
      title={`Labels by ${coveredWords[way].toLowerCase()}`}
      meta={way === 'source' ? 'as of now' : 'as measured'}
      actions={columns.length > 0 && <HeatLegend greatest={Math.max(1, ...values)} />}
      table={{
        head: ['Label', ...columns.map(({ name }) => name)],
        rows: labels.map(({ key, label }) => [label, ...columns.map(({ cells }) => cells[key] ?? 0)]),
      }}
    >
      <div className="overflow-x-auto border-b px-4 py-2">
        <Segmented
          label="Compare labels with"
          value={way}
          onValueChange={setWay}
          options={coveredBy.map((value) => ({ value, label: coveredWords[value] }))}
        />
      </div>
      {columns.length === 0 ? (
        <p className="p-4 text-text-2">{emptyWords(way, coverage !== null)}</p>
      ) : (
        <CoverageGrid
          caption={`Samples by label and ${coveredWords[way].toLowerCase()}`}
          rows={labels}
          columns={columns.map(({ key, name }) => ({ key, label: name }))}
          cellAt={cellAt}
        />
      )}
      <TooMany among={columns} mark="column" />
    </ChartCard>
  )
}

/** What says nothing is a column too, but no table by itself. */
function columnsOf(way: CoveredBy, columns: Crossed[]): Crossed[] {
  if (way !== 'source' && columns.every(({ key }) => key === '')) return []
  const without = `No ${coveredWords[way].toLowerCase()}`
  return columns.map(({ key, name, ...column }) => ({
    ...column,
    key,
    name: key === '' ? without : way === 'language' && key !== rest ? languageName(key) : name,
  }))
}

const emptyWords = (way: CoveredBy, measured: boolean) =>
  !measured ? 'Measure the dataset to see this.' : `No sample says its ${coveredWords[way].toLowerCase()}.`
