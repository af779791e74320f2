'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { type ChangeKind, type ComparisonView, changeKinds, type SnapshotView } from '@/lib/snapshots/schema'
import { Button } from '../ui/button'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { Segmented } from '../ui/segmented'
import { ChangeRows } from './change-rows'
import { CompareWith } from './compare-with'
import { changesQuery } from './snapshots-query'
import { changeWords } from './words'

type Props = {
  projectId: string
  comparison: ComparisonView
  initial: ChangeKind | 'all'
  others: SnapshotView[]
  names: Record<string, string>
  mayCurate: boolean
}

/** What became of the rows between two snapshots, and who changed a label and why. */
export function CompareView({ projectId, comparison, initial, others, names, mayCurate }: Props) {
  const { from, to, changes, policy } = comparison
  const [kind, setKind] = useState(initial)
  const show = (kind: ChangeKind | 'all') => {
    setKind(kind)
    window.history.replaceState(null, '', `?with=${from.id}${kind === 'all' ? '' : `&kind=${kind}`}`)
  }
  const found = useInfiniteQuery(changesQuery(projectId, to.id, from.id, kind === 'all' ? undefined : kind))
  const rows = found.data?.pages.flatMap(({ rows }) => rows)
  const file = `/api/v1/projects/${projectId}/snapshots/${to.id}/comparison/file?with=${from.id}`
  return (
    <Page
      header={
        <PageHeader
          title={`${from.version} to ${to.version}`}
          meta={`${formatNumber(from.rows)} rows, then ${formatNumber(to.rows)}`}
          actions={
            <>
              <CompareWith projectId={projectId} to={to.id} from={from.id} others={others} />
              <Button
                icon={<Download aria-hidden="true" />}
                disabledReason={mayCurate ? undefined : 'Curators and owners take texts out'}
                onClick={() => window.location.assign(file)}
              >
                Download
              </Button>
            </>
          }
        />
      }
    >
      {changes.policyChanged && (
        <Card>
          <CardSection>
            Policy: {policy.from}, then {policy.to}.{' '}
            {policy.changes === null
              ? 'These are two policies, whose labels do not compare.'
              : `${formatNumber(policy.changes)} ${policy.changes === 1 ? 'label differs' : 'labels differ'}.`}
          </CardSection>
        </Card>
      )}
      <Card>
        <CardSection className="overflow-x-auto">
          <Segmented
            label="Which changes"
            value={kind}
            onValueChange={show}
            options={[
              { value: 'all', label: 'All' },
              ...changeKinds.map((value) => ({
                value,
                label: `${changeWords[value]} ${formatNumber(changes[value])}`,
              })),
            ]}
          />
        </CardSection>
        {found.error && <ErrorNote>{found.error.message}</ErrorNote>}
        <ChangeRows rows={rows} names={names} />
        {found.hasNextPage && (
          <CardSection>
            <Button pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              Show more
            </Button>
          </CardSection>
        )}
      </Card>
    </Page>
  )
}
