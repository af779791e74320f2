import type { OverviewView } from '@/lib/projects/schema'
import { samplesHref } from '@/lib/samples/rules'
import { BalanceBars } from '../charts/balance-bars'
import { Card } from '../ui/card'
import { TextLink } from '../ui/text-link'

export function BalanceCard({ projectId, overview }: { projectId: string; overview: OverviewView }) {
  const { labels, dataset } = overview
  const rows = labels.map(({ code, name, polarity, count }) => ({
    key: code,
    label: name,
    kind: polarity,
    value: count,
    href: samplesHref(projectId, { labels: [code] }, { dataset: dataset.id }),
  }))
  return (
    <Card
      title="Balance"
      meta="samples by label"
      actions={<TextLink href={`/projects/${projectId}/stats?dataset=${dataset.id}`}>All stats</TextLink>}
    >
      <BalanceBars caption="Samples by label" rows={rows} />
    </Card>
  )
}
