import type { LabelCount } from '@/lib/projects/schema'
import { BalanceBars } from '../charts/balance-bars'
import { Card } from '../ui/card'

export function BalanceCard({ labels }: { labels: LabelCount[] }) {
  return (
    <Card title="Balance" meta="samples by label">
      <BalanceBars caption="Samples by label" rows={labels.map(({ code, name, polarity, count }) => ({ key: code, label: name, kind: polarity, value: count }))} />
    </Card>
  )
}
