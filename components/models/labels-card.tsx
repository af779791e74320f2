import type { Report } from '@/lib/models/evaluation/schema'
import { Card } from '../ui/card'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'

type Line = Report['labels'][number]

const figure = (head: string, value: (line: Line) => number | null): TableColumn<Line> => ({
  head,
  number: true,
  className: 'w-20',
  cell: (line) => <Num value={value(line)} as="score-short" reason="It occurs nowhere here, or is never said" />,
})
const columns: TableColumn<Line>[] = [
  { head: 'Label', main: true, cell: ({ name }) => name },
  { head: 'Texts', number: true, className: 'w-20', cell: ({ support }) => formatNumber(support) },
  { head: 'Said', number: true, className: 'w-20', cell: ({ said }) => formatNumber(said) },
  figure('Precision', ({ precision }) => precision),
  figure('Recall', ({ recall }) => recall),
  figure('F1', ({ f1 }) => f1),
]

export function LabelsCard({ report: { labels, labelMacroF1 } }: { report: Report }) {
  return (
    <Card
      title="Labels"
      meta={
        labelMacroF1.value === null
          ? labelMacroF1.reason
          : `Macro-F1 ${formatNumber(labelMacroF1.value, 'score')} over ${labelMacroF1.n} labels that occur`
      }
    >
      <ColumnTable label="Labels" columns={columns} rows={labels} keyOf={({ code }) => code} />
    </Card>
  )
}
