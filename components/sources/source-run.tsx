'use client'
import { hasEnded } from '@/lib/runs/rules'
import type { RunDetailView } from '@/lib/runs/schema'
import { RunActs } from '../runs/run-acts'
import { RunLine } from '../runs/run-line'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { TextLink } from '../ui/text-link'

/** How far its run is; once that has ended well, only where to read about it. */
export function SourceRun({
  projectId,
  run,
  mayCurate,
}: {
  projectId: string
  run: RunDetailView
  mayCurate: boolean
}) {
  const link = <TextLink href={`/projects/${projectId}/runs/${run.id}`}>Run {run.number}</TextLink>
  const warning = run.log.find(({ level }) => level === 'warn')?.message
  const failure = run.failures[0]?.error ?? run.reason ?? warning
  if (run.status === 'done' && run.units.failed === 0 && !warning) return null
  return (
    <Card title="Progress" actions={link}>
      <CardSection className="flex flex-col gap-3">
        <RunLine run={run} />
        {run.status !== 'running' && failure && <ErrorNote>{failure}</ErrorNote>}
        {!hasEnded(run.status) && run.workersAlive === 0 && (
          <ErrorNote>No worker is alive, so nothing moves. Start one with “npm run worker”.</ErrorNote>
        )}
        <div className="flex flex-wrap gap-2">
          <RunActs projectId={projectId} run={run} mayCurate={mayCurate} />
        </div>
      </CardSection>
    </Card>
  )
}
