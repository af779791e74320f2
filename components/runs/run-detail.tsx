'use client'
import { useQuery } from '@tanstack/react-query'
import { hasEnded } from '@/lib/runs/rules'
import type { RunDetailView } from '@/lib/runs/schema'
import { Card, CardSection } from '../ui/card'
import { DefinitionList } from '../ui/definition-list'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { TimeAgo } from '../ui/time-ago'
import { RunActs } from './run-acts'
import { RunFailures } from './run-failures'
import { RunLine } from './run-line'
import { RunLog } from './run-log'
import { RunStatusWord } from './run-status-word'
import { runQuery } from './runs-query'

export function RunDetail({
  projectId,
  initial,
  mayCurate,
}: {
  projectId: string
  initial: RunDetailView
  mayCurate: boolean
}) {
  const { data: run, error } = useQuery({ ...runQuery(projectId, initial.id), initialData: initial })
  return (
    <Page
      header={
        <PageHeader
          title={run.title}
          meta={<RunStatusWord status={run.status} />}
          actions={<RunActs projectId={projectId} run={run} mayCurate={mayCurate} />}
        />
      }
      aside={<Facts run={run} />}
    >
      {error && <ErrorNote>The last look at this run failed: {error.message}. It is tried again by itself.</ErrorNote>}
      {!hasEnded(run.status) && run.workersAlive === 0 && (
        <ErrorNote>
          No worker is alive, so nothing moves. Start one with “npm run worker”; the run goes on by itself.
        </ErrorNote>
      )}
      <Card title="Progress" meta={run.reason ?? undefined}>
        <CardSection>
          <RunLine run={run} />
        </CardSection>
        <CardSection>
          <Batches run={run} />
        </CardSection>
      </Card>
      <RunFailures failures={run.failures} ended={hasEnded(run.status)} />
      <RunLog log={run.log} />
    </Page>
  )
}

function Batches({ run: { batches } }: { run: RunDetailView }) {
  const all = batches.open + batches.done + batches.failed + batches.cancelled
  const rows = [
    { label: 'Done', value: batches.done },
    { label: 'Being worked on', value: batches.held },
    { label: 'Waiting', value: batches.open - batches.held },
    { label: 'Failed', value: batches.failed },
    { label: 'Cancelled', value: batches.cancelled },
  ]
  return (
    <dl className="grid grid-cols-5 gap-4 max-sm:grid-cols-2">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-12 text-text-3">{label}</dt>
          <dd className="text-20 font-semibold">
            {formatNumber(value)} <span className="text-12 font-normal text-text-3">of {formatNumber(all)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Facts({ run }: { run: RunDetailView }) {
  const rows = [
    { label: 'Number', value: run.number },
    { label: 'Kind', value: run.kind },
    { label: 'Started by', value: run.startedBy },
    { label: 'Started', value: <TimeAgo at={run.createdAt} /> },
    { label: 'Ended', value: run.endedAt ? <TimeAgo at={run.endedAt} /> : '–' },
    { label: 'Cost', value: formatNumber(run.costMicros / 1_000_000, 'money') },
    ...Object.entries(run.result ?? {}).map(([label, value]) => ({
      label: label[0]?.toUpperCase() + label.slice(1),
      value: typeof value === 'number' ? formatNumber(value) : String(value),
    })),
  ]
  return (
    <Card title="About this run">
      <div className="p-4">
        <DefinitionList rows={rows} />
      </div>
    </Card>
  )
}
