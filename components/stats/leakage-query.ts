import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { LeakSidesView, LeaksView } from '@/lib/duplicates/schema'
import { api } from '../api'

const keyOf = (projectId: string) => ['projects', projectId, 'leaks'] as const
const soon = 1_000

/** What can be compared and what was; looks again while a search is under way. */
export const leakSidesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...keyOf(projectId), 'sides'],
    queryFn: ({ signal }) => api<LeakSidesView>(`/projects/${projectId}/duplicates/leaks`, {}, signal),
    refetchInterval: ({ state }) =>
      state.data?.searches.some(({ status }) => status === 'running' || status === 'paused') ? soon : false,
  })

export const leaksQuery = (projectId: string, runId: string) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(projectId), runId],
    queryFn: ({ pageParam, signal }) =>
      api<LeaksView>(
        `/projects/${projectId}/duplicates/leaks/${runId}`,
        { after: pageParam ?? undefined, take: 50 },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => (['running', 'paused'].includes(state.data?.pages[0]?.status ?? '') ? soon : false),
  })
