import type { Slice } from '@/lib/models/evaluation/schema'
import { Card } from '../ui/card'
import { ColumnTable, type TableColumn } from '../ui/column-table'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'

const words = { source: 'Source', language: 'Language', length: 'Length', family: 'Family', wrapper: 'Wrapper' }

const columns: TableColumn<Slice>[] = [
  { head: 'By', className: 'w-24', cell: ({ by }) => words[by] },
  { head: 'Part', main: true, cell: ({ value }) => <bdi>{value}</bdi> },
  { head: 'Texts', number: true, className: 'w-20', cell: ({ n }) => formatNumber(n) },
  { head: 'Unsafe', number: true, className: 'w-20 max-sm:hidden', cell: ({ unsafe }) => formatNumber(unsafe) },
  {
    head: 'Recall',
    number: true,
    className: 'w-20',
    cell: ({ recall }) => <Num value={recall} as="score-short" reason="No text of it is unsafe" />,
  },
  {
    head: 'False positives',
    number: true,
    className: 'w-28',
    cell: ({ falsePositiveRate }) => <Num value={falsePositiveRate} as="score-short" reason="No text of it is safe" />,
  },
  {
    head: 'AUROC',
    number: true,
    className: 'w-20 max-sm:hidden',
    cell: ({ auroc }) => <Num value={auroc} as="score-short" reason="All of it is of one side" />,
  },
]

/** Where it is worse than elsewhere. Parts of fewer than five texts are not shown. */
export function SlicesCard({ slices }: { slices: readonly Slice[] }) {
  return (
    <Card title="By source, language, length, family and wrapper" meta="Parts of at least five texts">
      <ColumnTable label="Parts" columns={columns} rows={slices} keyOf={({ by, value }) => `${by} ${value}`} />
    </Card>
  )
}
