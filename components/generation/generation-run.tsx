'use client'
import { useQuery } from '@tanstack/react-query'
import { isCapReason } from '@/lib/generation/rules'
import type { GenerationView } from '@/lib/generation/schema'
import { hasEnded } from '@/lib/runs/rules'
import type { RunDetailView } from '@/lib/runs/schema'
import { RunActs } from '../runs/run-acts'
import { RunStatusWord } from '../runs/run-status-word'
import { runQuery } from '../runs/runs-query'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { generationQuery } from './generation-query'
import { LandedList } from './landed-list'
import { OutcomeCard } from './outcome-card'
import { PlanFacts } from './plan-facts'
import { ProgressCard } from './progress-card'
import { RaiseCap } from './raise-cap'
import { ReasonsCard } from './reasons-card'
import { type RowsFilter, RowsCard } from './rows-card'

type Props = {
  projectId: string
  initial: { run: RunDetailView; view: GenerationView }
  mayCurate: boolean
  names: Record<string, { name: string; polarity: 'safe' | 'unsafe' | 'caution' | 'none' }>
  filter: RowsFilter
}

export function GenerationRun({ projectId, initial, mayCurate, names, filter }: Props) {
  const { data: run, error } = useQuery({ ...runQuery(projectId, initial.run.id), initialData: initial.run })
  const { data: view } = useQuery({ ...generationQuery(projectId, run.id, run.status), initialData: initial.view })
  const reason = mayCurate ? undefined : 'Curators and owners steer runs'
  const ended = hasEnded(run.status)
  const chosen = filter.cell === undefined ? undefined : view.cells[filter.cell]
  const cellName = chosen ? (names[chosen.label ?? '']?.name ?? 'Responses') : null
  const reached = run.status === 'paused' && isCapReason(run.reason)
  return (
    <Page
      header={
        <PageHeader
          title={`Generation ${run.number}`}
          meta={<RunStatusWord status={run.status} />}
          actions={
            <>
              <RunActs
                projectId={projectId}
                run={run}
                mayCurate={mayCurate}
                stands={reached ? 'It stopped at its cap: raise that first' : undefined}
              />
              {!ended && (
                <RaiseCap
                  projectId={projectId}
                  runId={run.id}
                  caps={view.plan.caps}
                  disabledReason={reason}
                  reached={reached}
                />
              )}
              <LinkButton
                href={`/projects/${projectId}/samples?run=${run.id}${run.datasetId ? `&dataset=${run.datasetId}` : ''}`}
              >
                Its samples
              </LinkButton>
            </>
          }
        />
      }
      aside={
        <>
          <LandedList projectId={projectId} rows={view.latest} ended={ended} />
          <ReasonsCard projectId={projectId} view={view} names={names} cell={filter.cell} />
          <PlanFacts projectId={projectId} run={run} view={view} />
        </>
      }
    >
      {error && <ErrorNote>The last look at this run failed: {error.message}. It is tried again by itself.</ErrorNote>}
      {!ended && run.workersAlive === 0 && (
        <ErrorNote>
          No worker is alive, so nothing moves. Start one with “npm run worker”; the run goes on by itself.
        </ErrorNote>
      )}
      {run.reason && <ErrorNote>{run.reason}</ErrorNote>}
      <ProgressCard run={run} view={view} />
      <OutcomeCard projectId={projectId} view={view} names={names} />
      <RowsCard
        projectId={projectId}
        runId={run.id}
        filter={filter}
        cellName={cellName}
        names={names}
        counts={view.counts}
        live={!ended}
      />
    </Page>
  )
}
