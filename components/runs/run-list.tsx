'use client'
import { useQuery } from '@tanstack/react-query'
import type { RunFilter, RunView } from '@/lib/runs/schema'
import { EmptyState } from '../ui/empty-state'
import { RunTable } from './run-table'
import { runsQuery } from './runs-query'

export function RunList({ projectId, filter, initial }: { projectId: string; filter: RunFilter; initial: RunView[] }) {
  const { data: runs } = useQuery({ ...runsQuery(projectId, filter), initialData: initial })
  if (runs.length === 0)
    return (
      <EmptyState title={filter.status ? 'No run in this state' : 'No run yet'}>
        Long work appears here: what it has done, how fast, what it cost, and why it stopped. Checking a dataset, in
        Settings, is one.
      </EmptyState>
    )
  return <RunTable label="Runs" what="Run" runs={runs} hrefOf={({ id }) => `/projects/${projectId}/runs/${id}`} />
}
