import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { previewTemplate } from '@/lib/templates/actions'
import type { PreviewTemplateInput, TemplateDetail, TemplateView } from '@/lib/templates/schema'
import { api, unwrap } from '../api'

export const templatesKey = (projectId: string) => ['projects', projectId, 'templates']

export const templatesQuery = (projectId: string, archived: boolean) =>
  queryOptions({
    queryKey: [...templatesKey(projectId), 'list', archived],
    queryFn: ({ signal }) => api<TemplateView[]>(`/projects/${projectId}/templates`, { archived }, signal),
  })

export const templateQuery = (projectId: string, templateId: string) =>
  queryOptions({
    queryKey: [...templatesKey(projectId), 'one', templateId],
    queryFn: ({ signal }) => api<TemplateDetail>(`/projects/${projectId}/templates/${templateId}`, {}, signal),
  })

/** Filled in by the server with people and passages of the project; nothing is written. */
export const previewQuery = (projectId: string, input: PreviewTemplateInput) =>
  queryOptions({
    queryKey: [...templatesKey(projectId), 'preview', input],
    queryFn: () => unwrap(previewTemplate(projectId, input)),
    placeholderData: keepPreviousData,
    retry: false,
  })
