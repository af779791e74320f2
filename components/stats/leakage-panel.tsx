'use client'
import { useQuery } from '@tanstack/react-query'
import { shownSearch } from '@/lib/duplicates/rules'
import type { LeakSidesView, LeaksView } from '@/lib/duplicates/schema'
import type { BalanceView } from '@/lib/stats/schema'
import type { Hides } from '../samples/hides'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { LeakForm } from './leak-form'
import { LeakResults } from './leak-results'
import { LeakSearches } from './leak-searches'
import { leakSidesQuery } from './leakage-query'

type Props = {
  projectId: string
  balance: BalanceView
  initial: LeakSidesView
  /** The search that is shown, and what it found. */
  run: string | undefined
  found: LeaksView | null
  mayCurate: boolean
  hides: Hides
}

/** Rows of one collection that another has too: a model that learnt from the one knows the answers of the other. */
export function LeakagePanel({ projectId, balance, initial, run, found, mayCurate, hides }: Props) {
  const { data = initial } = useQuery({ ...leakSidesQuery(projectId), initialData: initial })
  const chosen = shownSearch(data, run)
  return (
    <>
      <Card title="Leakage" meta="rows of a test set that the training data has too">
        {data.sides.length < 2 ? (
          <EmptyState
            title="Nothing to compare yet"
            action={<LinkButton href={`/projects/${projectId}/sources`}>Bring texts in</LinkButton>}
          >
            It takes two collections: two datasets, two sources of one, or the splits of a snapshot. Import the test set
            that you want to keep apart, or take a snapshot.
          </EmptyState>
        ) : (
          <LeakForm projectId={projectId} dataset={balance.dataset} sides={data.sides} mayCurate={mayCurate} />
        )}
      </Card>
      {chosen && (
        <LeakResults
          key={chosen}
          projectId={projectId}
          runId={chosen}
          initial={chosen === shownSearch(initial, run) ? found : null}
          labels={balance.by.label}
          mayCurate={mayCurate}
          hides={hides}
        />
      )}
      {data.searches.length > 1 && (
        <LeakSearches projectId={projectId} dataset={balance.dataset} searches={data.searches} chosen={chosen} />
      )}
    </>
  )
}
