import { queryOptions } from '@tanstack/react-query'
import type { DoubtPage, FindPage, MeasurementView, PersonalKind } from '@/lib/stats/schema'
import { api } from '../api'

const soon = 1_000

/** Looks again every second while a pass is under way. */
export const measurementQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'stats', 'measurement', dataset],
    queryFn: ({ signal }) => api<MeasurementView>(`/projects/${projectId}/stats/measurement`, { dataset }, signal),
    refetchInterval: ({ state }) => (state.data?.runId || state.data?.mask?.going ? soon : false),
  })

type Asked = { dataset: string; kind: PersonalKind | undefined; after: string | undefined; measured: string }

export const findsQuery = (projectId: string, { dataset, kind, after, measured }: Asked) =>
  queryOptions({
    queryKey: ['projects', projectId, 'stats', 'finds', dataset, kind, after, measured],
    queryFn: ({ signal }) => api<FindPage>(`/projects/${projectId}/stats/finds`, { dataset, kind, after }, signal),
  })

export const doubtsKey = (projectId: string, dataset: string) =>
  ['projects', projectId, 'stats', 'doubts', dataset] as const

/** The likeliest so many. */
export const doubtsQuery = (projectId: string, dataset: string, take: number) =>
  queryOptions({
    queryKey: [...doubtsKey(projectId, dataset), take],
    queryFn: ({ signal }) => api<DoubtPage>(`/projects/${projectId}/stats/doubts`, { dataset, take }, signal),
    refetchInterval: ({ state }) => (state.data?.runId ? soon : false),
  })
