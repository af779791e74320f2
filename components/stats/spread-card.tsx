import { samplesHref } from '@/lib/samples/rules'
import { effectiveClasses, entropyOf, evennessOf, imbalanceOf } from '@/lib/stats/balance/rules'
import { filterBehind } from '@/lib/stats/behind/rules'
import { type BalanceView, rest, type Share, type SpreadBy } from '@/lib/stats/schema'
import { BalanceBars, TargetLegend } from '../charts/balance-bars'
import { ChartCard } from '../charts/chart-card'
import { formatNumber } from '../ui/format-number'
import { Figures } from './figures'
import { TooMany } from './too-many'
import { spreadWords, wordOf } from './words'

type Props = {
  projectId: string
  dataset: string
  by: SpreadBy
  total: number
  shares: Share[]
  snapshot?: NonNullable<BalanceView['splits']>
}

/** One way of counting: its bars, and how even they are. */
export function SpreadCard({ projectId, dataset, by, total, shares: all, snapshot }: Props) {
  const shares = all.filter(({ count, target }) => by !== 'source' || count > 0 || target !== null)
  const counts = classesOf(by, shares)
  const title = `Samples by ${spreadWords[by].toLowerCase()}`
  return (
    <ChartCard
      title={title}
      meta={`${formatNumber(total)} samples${snapshot ? ` of snapshot ${snapshot.version}` : ''}`}
      actions={shares.some(({ target }) => target !== null) ? <TargetLegend /> : undefined}
      table={{
        head: [spreadWords[by], 'Samples', 'Share', 'Target'],
        rows: shares.map((share) => [
          wordOf(by, share),
          share.count,
          total > 0 ? `${((share.count / total) * 100).toFixed(1)} %` : null,
          share.target,
        ]),
      }}
    >
      <Figures
        figures={[
          { key: 'entropy', name: 'Entropy', why: 'nats', figure: entropyOf(counts) },
          { key: 'evenness', name: 'Evenness', why: '1 is even', figure: evennessOf(counts) },
          {
            key: 'effective',
            name: 'Effective classes',
            why: `of ${counts.length}`,
            figure: effectiveClasses(counts),
            as: 'count',
          },
          { key: 'imbalance', name: 'Fullest to emptiest', why: 'ratio', figure: imbalanceOf(counts), as: 'count' },
        ]}
      />
      <BalanceBars
        caption={title}
        total={total}
        rows={shares.map((share) => ({
          key: share.key,
          label: wordOf(by, share),
          ...((by === 'label' || by === 'polarity') && { kind: share.kind }),
          value: share.count,
          target: share.target,
          ...hrefOf(projectId, dataset, by, share, snapshot),
        }))}
      />
      <TooMany among={shares} mark="bar" />
    </ChartCard>
  )
}

/** What says nothing of itself is shown, but is no class. */
const classesOf = (by: SpreadBy, shares: readonly Share[]) =>
  shares.flatMap(({ key, count }) =>
    (by === 'polarity' || by === 'labelSource' ? key === 'none' : key === '' || key === rest) ? [] : [count],
  )

/** Nothing stands behind nothing. */
function hrefOf(
  projectId: string,
  dataset: string,
  by: SpreadBy,
  share: Share,
  snapshot: Props['snapshot'],
): { href?: string } {
  const filter = share.count > 0 && filterBehind(by, share, snapshot)
  return filter ? { href: samplesHref(projectId, filter, { dataset }) } : {}
}
