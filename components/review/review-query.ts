import { queryOptions } from '@tanstack/react-query'
import type { MyDecision, QueueProgress, ReviewItem } from '@/lib/review/decision/schema'
import type { QueueSummary } from '@/lib/review/queue/schema'
import { api } from '../api'

const room = (projectId: string) => ['projects', projectId, 'review'] as const
const path = (projectId: string, rest: string) => `/projects/${projectId}${rest}`

export const queuesQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...room(projectId), 'queues', dataset],
    queryFn: ({ signal }) => api<QueueSummary[]>(path(projectId, '/queues'), { dataset }, signal),
  })

export const progressQuery = (projectId: string, queueId: string) =>
  queryOptions({
    queryKey: [...room(projectId), 'progress', queueId],
    queryFn: ({ signal }) => api<QueueProgress>(path(projectId, `/queues/${queueId}/progress`), {}, signal),
    staleTime: 30_000,
  })

export const myDecisionsQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...room(projectId), 'mine', dataset],
    queryFn: ({ signal }) => api<MyDecision[]>(path(projectId, '/decisions'), { dataset, take: 100 }, signal),
  })

export type BackItem = Omit<ReviewItem, 'itemId'> & { itemId: string | null }
export const readBack = (projectId: string, sampleId: string, queueId: string | null) =>
  api<BackItem[]>(path(projectId, '/review-samples'), { ids: sampleId, queueId })

export const everyReview = (projectId: string) => ({ queryKey: room(projectId) })
