import type { OverviewView } from '@/lib/projects/schema'
import { SparkColumns } from '../charts/spark-columns'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'

const kindWords: Record<string, string> = {
  generate: 'Generate',
  judge: 'Judge',
  'fine-tune': 'Fine-tune',
  'find-alike': 'Copies by meaning',
}
const dollars = (micros: number) => micros / 1_000_000

export function CostCard({ cost }: { cost: OverviewView['cost'] }) {
  return (
    <Card
      title="Cost"
      meta="last 30 days"
      actions={<strong className="text-13 text-text-1">{formatNumber(dollars(cost.total), 'money')}</strong>}
    >
      <div className="p-4">
        <SparkColumns
          as="money"
          caption="Cost a day"
          columns={cost.days.map(({ day, micros }, index) => ({
            key: day,
            label: day,
            value: dollars(micros),
            current: index === cost.days.length - 1,
          }))}
        />
        {cost.kinds.length > 0 && (
          <p className="mt-2 text-12 text-text-3">
            {cost.kinds
              .slice(0, 3)
              .map(({ kind, micros }) => `${kindWords[kind] ?? 'Other'} ${formatNumber(dollars(micros), 'money')}`)
              .join(', ')}
          </p>
        )}
      </div>
    </Card>
  )
}
