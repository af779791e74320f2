import { queryOptions } from '@tanstack/react-query'
import type { CrossWalkRow, CrossWalkView, WalkPreview } from '@/lib/policy/cross-walks/schema'
import type { MovePreview, PolicyRow, PolicyView } from '@/lib/policy/schema'
import { api } from '../api'

const at = (projectId: string) => ['projects', projectId, 'policies'] as const

export const policiesQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...at(projectId), 'list'],
    queryFn: ({ signal }) => api<PolicyRow[]>(`/projects/${projectId}/policies`, {}, signal),
  })

export const policyQuery = (projectId: string, policyId: string, version: number) =>
  queryOptions({
    queryKey: [...at(projectId), policyId, version],
    queryFn: ({ signal }) => api<PolicyView>(`/projects/${projectId}/policies/${policyId}`, { version }, signal),
  })

export const movePreviewQuery = (projectId: string, datasetId: string, versionId: string) =>
  queryOptions({
    queryKey: [...at(projectId), 'move', datasetId, versionId],
    queryFn: ({ signal }) =>
      api<MovePreview>(`/projects/${projectId}/policies/moves`, { datasetId, versionId }, signal),
    staleTime: 0,
  })

export const crossWalksQuery = (projectId: string) =>
  queryOptions({
    queryKey: [...at(projectId), 'cross-walks'],
    queryFn: ({ signal }) => api<CrossWalkRow[]>(`/projects/${projectId}/policies/cross-walks`, {}, signal),
  })

export const crossWalkQuery = (projectId: string, fromVersionId: string, toVersionId: string) =>
  queryOptions({
    queryKey: [...at(projectId), 'cross-walk', fromVersionId, toVersionId],
    queryFn: ({ signal }) =>
      api<CrossWalkView>(`/projects/${projectId}/policies/cross-walks/between`, { fromVersionId, toVersionId }, signal),
  })

export const walkPreviewQuery = (projectId: string, crossWalkId: string, datasetId: string) =>
  queryOptions({
    queryKey: [...at(projectId), 'walk-preview', crossWalkId, datasetId],
    queryFn: ({ signal }) =>
      api<WalkPreview>(
        `/projects/${projectId}/policies/cross-walks/${crossWalkId}/applications`,
        { datasetId },
        signal,
      ),
    staleTime: 0,
  })
