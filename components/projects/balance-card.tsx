import { samplesHref } from '@/lib/samples/rules'
import type { BalanceView } from '@/lib/stats/schema'
import { BalanceBars, TargetLegend } from '../charts/balance-bars'
import { Card } from '../ui/card'
import { TextLink } from '../ui/text-link'

export function BalanceCard({ projectId, balance }: { projectId: string; balance: BalanceView }) {
  const { dataset, by, targets } = balance
  const rows = by.label.map(({ key, name, kind, count, target }) => ({
    key,
    label: name,
    kind,
    value: count,
    target,
    href: samplesHref(projectId, { labels: [key] }, { dataset }),
  }))
  return (
    <Card
      title="Balance"
      meta="samples by label"
      actions={
        <>
          {targets && <TargetLegend />}
          <TextLink href={`/projects/${projectId}/stats?dataset=${dataset}`}>All stats</TextLink>
        </>
      }
    >
      <BalanceBars caption="Samples by label" rows={rows} />
    </Card>
  )
}
