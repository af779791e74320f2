import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CopiesView,
  PersonaCounts,
  PersonaFilter,
  PersonaPage,
  PersonaPageView,
  PersonaView,
  StarterView,
} from '@/lib/personas/schema'
import { api } from '../api'

/** Everything of this room; what changes it makes all of it stale. */
export const personasKey = (projectId: string) => ['projects', projectId, 'personas']

export const personasQuery = (projectId: string, page: PersonaPage) =>
  queryOptions({
    queryKey: [...personasKey(projectId), 'page', page],
    queryFn: ({ signal }) => api<PersonaPageView>(`/projects/${projectId}/personas`, page, signal),
    placeholderData: keepPreviousData,
  })

export const countsQuery = (projectId: string, filter: PersonaFilter) =>
  queryOptions({
    queryKey: [...personasKey(projectId), 'counts', filter],
    queryFn: ({ signal }) => api<PersonaCounts>(`/projects/${projectId}/personas/counts`, filter, signal),
    placeholderData: keepPreviousData,
  })

export const personaQuery = (projectId: string, personaId: string) =>
  queryOptions({
    queryKey: [...personasKey(projectId), 'one', personaId],
    queryFn: ({ signal }) => api<PersonaView>(`/projects/${projectId}/personas/${personaId}`, {}, signal),
  })

export const startersQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...personasKey(projectId), 'starters'],
    queryFn: ({ signal }) => api<StarterView[]>(`/projects/${projectId}/personas/starters`, {}, signal),
  })

export const copiesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...personasKey(projectId), 'copies'],
    queryFn: ({ signal }) => api<CopiesView>(`/projects/${projectId}/personas/copies`, {}, signal),
  })
