'use client'
import { gapsOf } from '@/lib/stats/balance/rules'
import { type BalanceView, countedBy, type MeasurementView, spreadBy } from '@/lib/stats/schema'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { Segmented } from '../ui/segmented'
import { GapCard } from './gap-card'
import { Measured } from './measured'
import { SpreadCard } from './spread-card'
import { useChosen } from './use-chosen'
import { spreadWords } from './words'

type Props = { projectId: string; balance: BalanceView; measurement: MeasurementView; mayCurate: boolean }

/** How the samples are spread, by one thing at a time: from counters, from the last measurement, or of the last snapshot. */
export function BalancePanel({ projectId, balance, measurement, mayCurate }: Props) {
  const [by, setBy] = useChosen('by', spreadBy, 'label')
  const counts = Object.fromEntries(balance.by.label.map(({ key, count }) => [key, count]))
  const gaps = balance.targets ? gapsOf(counts, balance.targets.shares) : []
  const counted = countedBy.find((each) => each === by)
  const card = { projectId, dataset: balance.dataset, by }
  return (
    <>
      <div className="overflow-x-auto">
        <Segmented
          label="Count by"
          value={by}
          onValueChange={setBy}
          options={spreadBy.map((value) => ({ value, label: spreadWords[value] }))}
        />
      </div>
      {counted && <SpreadCard {...card} total={balance.total} shares={balance.by[counted]} />}
      {by === 'split' && <Splits projectId={projectId} balance={balance} />}
      {(by === 'persona' || by === 'language') && (
        <Measured projectId={projectId} dataset={balance.dataset} initial={measurement} mayCurate={mayCurate}>
          {({ spread }, { newest }) =>
            spread ? (
              <SpreadCard
                {...card}
                total={newest?.samples ?? 0}
                shares={spread[by].map((each) => ({ ...each, kind: 'none', target: null }))}
              />
            ) : (
              <Card>
                <EmptyState title="Not counted yet">
                  The last measurement is older than this count. Measure again to see it.
                </EmptyState>
              </Card>
            )
          }
        </Measured>
      )}
      {by === 'label' && <GapCard projectId={projectId} balance={balance} gaps={gaps} mayCurate={mayCurate} />}
    </>
  )
}

function Splits({ projectId, balance: { dataset, splits } }: { projectId: string; balance: BalanceView }) {
  if (!splits)
    return (
      <Card>
        <EmptyState
          title="No splits yet"
          action={
            <LinkButton href={`/projects/${projectId}/snapshots/new?dataset=${dataset}`}>Take a snapshot</LinkButton>
          }
        >
          Samples are put into train, validation and test when a snapshot is taken, so that no copy stands in two.
        </EmptyState>
      </Card>
    )
  return (
    <SpreadCard
      projectId={projectId}
      dataset={dataset}
      by="split"
      total={splits.shares.reduce((sum, { count }) => sum + count, 0)}
      shares={splits.shares}
      snapshot={splits}
    />
  )
}
