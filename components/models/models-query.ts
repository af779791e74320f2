import { queryOptions } from '@tanstack/react-query'
import type {
  Comparison,
  EvaluationDetail,
  ErrorKind,
  ModelDetail,
  ModelErrors,
  ModelSummary,
} from '@/lib/models/schema'
import type { TuningView } from '@/lib/models/tuning/schema'
import { api } from '../api'

export const everyModel = (projectId: string) => ({ queryKey: ['projects', projectId, 'trained-models'] })

const soon = 1000

export const modelsQuery = (projectId: string, filter: { dataset?: string; archived?: boolean } = {}) =>
  queryOptions({
    queryKey: [...everyModel(projectId).queryKey, 'list', filter],
    queryFn: ({ signal }) => api<ModelSummary[]>(`/projects/${projectId}/models/trained`, filter, signal),
    refetchInterval: ({ state }) => (state.data?.some(({ state }) => state === 'working') ? soon : false),
  })

export const modelQuery = (projectId: string, modelId: string) =>
  queryOptions({
    queryKey: [...everyModel(projectId).queryKey, modelId],
    queryFn: ({ signal }) => api<ModelDetail>(`/projects/${projectId}/models/${modelId}`, {}, signal),
    refetchInterval: ({ state: { data } }) =>
      data && (data.state === 'working' || data.evaluations.some(({ state }) => state === 'working')) ? soon : false,
  })

export const evaluationQuery = (projectId: string, evaluationId: string) =>
  queryOptions({
    queryKey: [...everyModel(projectId).queryKey, 'evaluation', evaluationId],
    queryFn: ({ signal }) =>
      api<EvaluationDetail>(`/projects/${projectId}/models/evaluations/${evaluationId}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'working' ? soon : false),
  })

export const errorsQuery = (projectId: string, evaluationId: string, kind: ErrorKind, skip: number) =>
  queryOptions({
    queryKey: [...everyModel(projectId).queryKey, 'errors', evaluationId, kind, skip],
    queryFn: ({ signal }) =>
      api<ModelErrors>(`/projects/${projectId}/models/evaluations/${evaluationId}/errors`, { kind, skip }, signal),
  })

export const tuningsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'tunings'],
    queryFn: ({ signal }) => api<TuningView[]>(`/projects/${projectId}/models/tunings`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.some(({ going }) => going) ? 5 * soon : false),
  })

export const comparisonQuery = (projectId: string, evaluationId: string, other: string) =>
  queryOptions({
    queryKey: [...everyModel(projectId).queryKey, 'comparison', evaluationId, other],
    queryFn: ({ signal }) => {
      const [kind = 'other', id = ''] = other.split(' ')
      const path = `/projects/${projectId}/models/evaluations/${evaluationId}/comparison`
      return api<Comparison>(path, { [kind]: id }, signal)
    },
    enabled: other !== '',
  })
