import { queryOptions } from '@tanstack/react-query'
import type { FacetView } from '@/lib/samples/facets/schema'
import { addressOf } from '@/lib/samples/filter/rules'
import type { Order, OutlineView, SampleFilter } from '@/lib/samples/filter/schema'
import type { SamplePage, SampleView } from '@/lib/samples/schema'
import type { SavedView } from '@/lib/samples/views/schema'
import { api } from '../api'

export type Asked = { dataset: string; filter: SampleFilter; order: Order }

export const windowSize = 200
const room = (projectId: string) => ['projects', projectId, 'samples'] as const
const path = (projectId: string, rest = '') => `/projects/${projectId}/samples${rest}`

/** The windows of one list; what follows in a key is the place where a window begins. */
export const windowsKey = (projectId: string, { dataset, filter, order }: Asked) =>
  [...room(projectId), 'window', dataset, addressOf(filter), order] as const

/** The rows of one window: from its place to the next one's, however many there are by now. */
export const windowQuery = (
  projectId: string,
  asked: Asked,
  { after, until }: { after?: string | undefined; until?: string | undefined },
) => {
  const { dataset, filter, order } = asked
  return queryOptions({
    queryKey: [...windowsKey(projectId, asked), after ?? ''],
    queryFn: async ({ signal }) => {
      const began = performance.now()
      const page = await api<SamplePage>(
        path(projectId),
        { ...addressOf(filter), dataset, order, after, until, take: until ? 500 : windowSize },
        signal,
      )
      return { ...page, milliseconds: performance.now() - began }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
  })
}

export const outlineQuery = (projectId: string, { dataset, filter, order }: Asked) =>
  queryOptions({
    queryKey: [...room(projectId), 'outline', dataset, addressOf(filter), order],
    queryFn: ({ signal }) =>
      api<OutlineView>(
        path(projectId, '/outline'),
        { ...addressOf(filter), dataset, order, every: windowSize },
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const facetsQuery = (projectId: string, { dataset, filter }: Omit<Asked, 'order'>) =>
  queryOptions({
    queryKey: [...room(projectId), 'facets', dataset, addressOf(filter)],
    queryFn: ({ signal }) => api<FacetView>(path(projectId, '/facets'), { ...addressOf(filter), dataset }, signal),
  })

export const sampleQuery = (projectId: string, sampleId: string) =>
  queryOptions({
    queryKey: [...room(projectId), 'one', sampleId],
    queryFn: ({ signal }) => api<SampleView>(path(projectId, `/${sampleId}`), {}, signal),
  })

export const viewsQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...room(projectId), 'views', dataset],
    queryFn: ({ signal }) => api<SavedView[]>(`/projects/${projectId}/views`, { dataset }, signal),
  })

export const everySample = (projectId: string) => ({ queryKey: room(projectId) })
export const everyWindow = (projectId: string) => ({ queryKey: [...room(projectId), 'window'] })
export const everyOne = (projectId: string) => ({ queryKey: [...room(projectId), 'one'] })
export const everyCount = (projectId: string) => ({ queryKey: [...room(projectId), 'facets'] })
