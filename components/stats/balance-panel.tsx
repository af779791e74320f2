'use client'
import { useState } from 'react'
import { samplesHref } from '@/lib/samples/rules'
import { gapsOf } from '@/lib/stats/balance/rules'
import { type BalanceView, type CountedBy, countedBy, type Share } from '@/lib/stats/schema'
import { BalanceBars, TargetLegend } from '../charts/balance-bars'
import { ChartCard } from '../charts/chart-card'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { Segmented } from '../ui/segmented'
import { Figures } from './figures'
import { GapCard } from './gap-card'
import { countedByWords, wordOf } from './words'

type Props = { projectId: string; balance: BalanceView; mayCurate: boolean }

export function BalancePanel({ projectId, balance, mayCurate }: Props) {
  const [by, setBy] = useState<CountedBy>('label')
  const shares = balance.by[by].filter(({ count, target }) => by !== 'source' || count > 0 || target !== null)
  if (balance.total === 0) return <NothingYet projectId={projectId} />
  const counts = Object.fromEntries(balance.by.label.map(({ key, count }) => [key, count]))
  const gaps = balance.targets ? gapsOf(counts, balance.targets.shares) : []
  return (
    <>
      <ChartCard
        title={`Samples by ${countedByWords[by].toLowerCase()}`}
        meta={`${formatNumber(balance.total)} samples`}
        actions={by === 'label' && balance.targets ? <TargetLegend /> : undefined}
        table={{
          head: [countedByWords[by], 'Samples', 'Share', 'Target'],
          rows: shares.map((share) => [
            wordOf(by, share),
            share.count,
            `${((share.count / balance.total) * 100).toFixed(1)} %`,
            share.target,
          ]),
        }}
      >
        <div className="overflow-x-auto border-b px-4 py-2">
          <Segmented
            label="Count by"
            value={by}
            onValueChange={setBy}
            options={countedBy.map((value) => ({ value, label: countedByWords[value] }))}
          />
        </div>
        {by === 'label' && (
          <Figures
            figures={[
              { key: 'entropy', name: 'Entropy', why: 'nats', figure: balance.entropy },
              {
                key: 'effective',
                name: 'Effective labels',
                why: `of ${shares.length}`,
                figure: balance.effective,
                as: 'count',
              },
              { key: 'imbalance', name: 'Fullest to emptiest', why: 'ratio', figure: balance.imbalance, as: 'count' },
            ]}
          />
        )}
        <BalanceBars
          caption={`Samples by ${countedByWords[by].toLowerCase()}`}
          rows={shares.map((share) => ({
            key: share.key,
            label: wordOf(by, share),
            kind: share.kind,
            value: share.count,
            target: share.target,
            ...hrefOf(projectId, balance.dataset, by, share),
          }))}
        />
      </ChartCard>
      <GapCard projectId={projectId} balance={balance} gaps={gaps} mayCurate={mayCurate} />
    </>
  )
}

function hrefOf(projectId: string, dataset: string, by: CountedBy, { key }: Share) {
  const filter = {
    label: { labels: [key] },
    polarity: { polarity: [key] },
    labelSource: { labelSource: [key] },
    state: { state: [key] },
    source: { source: [key] },
  }[by]
  return key ? { href: samplesHref(projectId, filter as object, { dataset }) } : {}
}

function NothingYet({ projectId }: { projectId: string }) {
  return (
    <Card>
      <EmptyState
        title="No samples yet"
        action={
          <LinkButton kind="filled" href={`/projects/${projectId}/sources`}>
            Bring texts in
          </LinkButton>
        }
      >
        What the dataset is worth is counted here as soon as there is something to count.
      </EmptyState>
    </Card>
  )
}
