import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RepeatView, SourceDetailView, SourceView } from '@/lib/sources/schema'
import type { PagesView, PassageView } from '@/lib/sources/web/schema'
import { api } from '../api'

const soon = 1500
const shown = 50

export const everySource = (projectId: string) => ({ queryKey: ['projects', projectId, 'sources'] })

/** Looks again while something is on its way in or out. */
export const sourcesQuery = (projectId: string, before: string | undefined, moving: boolean) =>
  queryOptions({
    queryKey: [...everySource(projectId).queryKey, 'list', before ?? null],
    queryFn: ({ signal }) => api<SourceView[]>(`/projects/${projectId}/sources`, { before, take: shown }, signal),
    refetchInterval: moving ? soon : false,
  })

export const sourceQuery = (projectId: string, sourceId: string) =>
  queryOptions({
    queryKey: [...everySource(projectId).queryKey, sourceId],
    queryFn: ({ signal }) => api<SourceDetailView>(`/projects/${projectId}/sources/${sourceId}`, {}, signal),
  })

const of = (projectId: string, sourceId: string, what: string) => [...everySource(projectId).queryKey, sourceId, what]

export const repeatsQuery = (projectId: string, sourceId: string) =>
  infiniteQueryOptions({
    queryKey: of(projectId, sourceId, 'repeats'),
    queryFn: ({ pageParam, signal }) =>
      api<RepeatView[]>(
        `/projects/${projectId}/sources/${sourceId}/repeats`,
        { after: pageParam, take: shown },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.length === shown ? last.at(-1)?.row : undefined),
  })

export const passagesQuery = (projectId: string, sourceId: string) =>
  infiniteQueryOptions({
    queryKey: of(projectId, sourceId, 'passages'),
    queryFn: ({ pageParam, signal }) =>
      api<PassageView[]>(
        `/projects/${projectId}/sources/${sourceId}/passages`,
        { after: pageParam, take: shown },
        signal,
      ),
    initialPageParam: -1,
    getNextPageParam: (last) => (last.length === shown ? last.at(-1)?.position : undefined),
  })

export const pagesQuery = (projectId: string, sourceId: string) =>
  infiniteQueryOptions({
    queryKey: of(projectId, sourceId, 'pages'),
    queryFn: ({ pageParam, signal }) =>
      api<PagesView>(`/projects/${projectId}/sources/${sourceId}/pages`, { after: pageParam, take: shown }, signal),
    initialPageParam: -1,
    getNextPageParam: ({ pages }) => (pages.length === shown ? pages.at(-1)?.position : undefined),
  })
