'use client'
import { useState } from 'react'
import { samplesHref } from '@/lib/samples/rules'
import type { BalanceView, Crossed, Measures } from '@/lib/stats/schema'
import { ChartCard } from '../charts/chart-card'
import { CoverageGrid, HeatLegend } from '../charts/coverage-grid'
import { Segmented } from '../ui/segmented'

const ways = ['source', 'persona', 'topic', 'language', 'model'] as const
type Way = (typeof ways)[number]
const words: Record<Way, string> = {
  source: 'Source',
  persona: 'Persona group',
  topic: 'Topic',
  language: 'Language',
  model: 'Model',
}
const unlabelled = { key: '', name: 'No label', kind: 'none' as const }

type Props = { projectId: string; balance: BalanceView; coverage: Measures['coverage'] | null }

/** Labels against where texts come from: what is empty is seen at once. */
export function CoveragePanel({ projectId, balance, coverage }: Props) {
  const [way, setWay] = useState<Way>('source')
  const columns = way === 'source' ? balance.coverage : (coverage?.[way] ?? [])
  const labels = [...balance.by.label, unlabelled].map(({ key, name, kind }) => ({ key, label: name, kind }))
  const values = columns.flatMap(({ cells }) => Object.values(cells))
  const cellOf = (label: string, column: Crossed) => {
    const value = column.cells[label] ?? 0
    const href = hrefOf(projectId, balance.dataset, way, label, column.key)
    return { value, ...(value > 0 && href && { href }) }
  }
  return (
    <ChartCard
      title={`Labels by ${words[way].toLowerCase()}`}
      meta={way === 'source' ? 'as of now' : 'as measured'}
      actions={<HeatLegend greatest={Math.max(1, ...values)} />}
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
          options={ways.map((value) => ({ value, label: words[value] }))}
        />
      </div>
      {columns.length === 0 ? (
        <p className="p-4 text-text-2">{emptyWords(way, coverage !== null)}</p>
      ) : (
        <CoverageGrid
          caption={`Samples by label and ${words[way].toLowerCase()}`}
          rows={labels}
          columns={columns.map(({ key, name }) => ({ key, label: name }))}
          cells={Object.fromEntries(
            labels.map(({ key: label }) => [
              label,
              Object.fromEntries(columns.map((column) => [column.key, cellOf(label, column)])),
            ]),
          )}
        />
      )}
    </ChartCard>
  )
}

const emptyWords = (way: Way, measured: boolean) =>
  !measured ? 'Measure the dataset to see this.' : `No sample says its ${words[way].toLowerCase()}.`

/** Only what the samples table can be narrowed by is a link. */
function hrefOf(projectId: string, dataset: string, way: Way, label: string, key: string) {
  if (key === '…' || (way !== 'source' && way !== 'language') || key === '') return undefined
  return samplesHref(projectId, { labels: [label], [way]: [key] }, { dataset })
}
