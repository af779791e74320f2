import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { EstimateInput, EstimateView, GenerationView, ListRowsInput, RowPage } from '@/lib/generation/schema'
import { hasEnded } from '@/lib/runs/rules'
import type { RunStatus } from '@/lib/runs/schema'
import { api } from '../api'

export const generationKey = (projectId: string) => ['projects', projectId, 'generation']

export const estimateQuery = (projectId: string, plan: EstimateInput) =>
  queryOptions({
    queryKey: [...generationKey(projectId), 'estimate', plan],
    queryFn: ({ signal }) =>
      api<EstimateView>(`/projects/${projectId}/generation/estimates`, { plan: JSON.stringify(plan) }, signal),
    enabled: plan.cells.length > 0 && plan.models.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Looks until it has seen the end itself: the run's own query may see it between two looks. A run that is tried again is looked at again. */
export const generationQuery = (projectId: string, runId: string, status?: RunStatus) =>
  queryOptions({
    queryKey: [...generationKey(projectId), 'run', runId],
    queryFn: ({ signal }) => api<GenerationView>(`/projects/${projectId}/generation/${runId}`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data && hasEnded(state.data.status) && (!status || hasEnded(status)) ? false : 1000,
  })

export const rowsQuery = (projectId: string, filter: Partial<ListRowsInput> & { runId: string }) => {
  const { runId, ...asked } = filter
  return queryOptions({
    queryKey: [...generationKey(projectId), 'rows', filter],
    queryFn: ({ signal }) => api<RowPage>(`/projects/${projectId}/generation/${runId}/rows`, asked, signal),
    placeholderData: keepPreviousData,
  })
}
