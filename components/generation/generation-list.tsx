'use client'
import { useQuery } from '@tanstack/react-query'
import type { RunView } from '@/lib/runs/schema'
import { RunTable } from '../runs/run-table'
import { runsQuery } from '../runs/runs-query'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'

export function GenerationList({ projectId, initial }: { projectId: string; initial: RunView[] }) {
  const { data: runs } = useQuery({ ...runsQuery(projectId, { kind: 'generate', take: 100 }), initialData: initial })
  if (runs.length === 0)
    return (
      <EmptyState
        title="Nothing generated yet"
        action={
          <LinkButton kind="filled" href={`/projects/${projectId}/generation/new?fill=gaps`}>
            Fill the gaps
          </LinkButton>
        }
      >
        A generation writes what a dataset lacks: so many rows of each label, as each group of personas. The simulator
        is there from the start, so that it can be tried without a key.
      </EmptyState>
    )
  return (
    <RunTable
      label="Generations"
      what="Generation"
      runs={runs}
      hrefOf={({ id }) => `/projects/${projectId}/generation/${id}`}
    />
  )
}
