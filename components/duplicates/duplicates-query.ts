import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { GroupsAsked } from '@/lib/duplicates/rules'
import type { DuplicatesView, GroupPage, GroupView, NeighboursView } from '@/lib/duplicates/schema'
import { api } from '../api'

export const duplicatesKey = (projectId: string) => ['projects', projectId, 'duplicates'] as const
export const groupsKey = (projectId: string) => [...duplicatesKey(projectId), 'groups'] as const

/** Looks again every second while something is on its way, and now and then otherwise. */
export const summaryQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...duplicatesKey(projectId), 'summary', dataset],
    queryFn: ({ signal }) => api<DuplicatesView>(`/projects/${projectId}/duplicates`, { dataset }, signal),
    refetchInterval: ({ state }) => (state.data?.running || state.data?.settling ? 1_000 : 15_000),
  })

export const groupsQuery = (projectId: string, dataset: string, asked: GroupsAsked) =>
  infiniteQueryOptions({
    queryKey: [...groupsKey(projectId), dataset, asked],
    queryFn: ({ signal, pageParam }) =>
      api<GroupPage>(`/projects/${projectId}/duplicates/groups`, { dataset, ...asked, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const groupQuery = (projectId: string, groupId: string) =>
  queryOptions({
    queryKey: [...duplicatesKey(projectId), 'group', groupId],
    queryFn: ({ signal }) => api<GroupView>(`/projects/${projectId}/duplicates/groups/${groupId}`, {}, signal),
    retry: false,
  })

export const neighboursQuery = (projectId: string, sampleId: string) =>
  queryOptions({
    queryKey: [...duplicatesKey(projectId), 'neighbours', sampleId],
    queryFn: ({ signal }) => api<NeighboursView>(`/projects/${projectId}/samples/${sampleId}/neighbours`, {}, signal),
    staleTime: 60_000,
  })
