import { queryOptions } from '@tanstack/react-query'
import type { RunDetailView, RunFilter, RunView } from '@/lib/runs/schema'
import { api } from '../api'

const soon = 1000
const later = 10_000

/** Looks again every second while something is going, and now and then otherwise: somebody else may start a run. */
export const runsQuery = (projectId: string, filter: Partial<RunFilter>) =>
  queryOptions({
    queryKey: ['projects', projectId, 'runs', filter],
    queryFn: ({ signal }) => api<RunView[]>(`/projects/${projectId}/runs`, filter, signal),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? soon : later),
  })

export const runQuery = (projectId: string, runId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'run', runId],
    queryFn: ({ signal }) => api<RunDetailView>(`/projects/${projectId}/runs/${runId}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data?.status === 'running' ? soon : state.data?.status === 'paused' ? later : false,
  })
