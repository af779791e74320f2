import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { SiftView } from '@/lib/judges/consensus/schema'
import type { JudgeView } from '@/lib/judges/schema'
import type { AcceptanceView, AgreementView, CalibrationReport, CalibrationSummary } from '@/lib/judges/trust/schema'
import { api } from '../api'

/** Everything of this room; what changes it makes all of it stale. */
export const judgesKey = (projectId: string) => ['projects', projectId, 'judges']
const path = (projectId: string, rest = '') => `/projects/${projectId}/judges${rest}`

export const judgesQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...judgesKey(projectId), 'list', dataset],
    queryFn: ({ signal }) => api<JudgeView[]>(path(projectId), { dataset }, signal),
  })

export const agreementQuery = (projectId: string, dataset: string, by: 'polarity' | 'label') =>
  queryOptions({
    queryKey: [...judgesKey(projectId), 'agreement', dataset, by],
    queryFn: ({ signal }) => api<AgreementView>(path(projectId, '/agreement'), { dataset, by }, signal),
    placeholderData: keepPreviousData,
  })

export const siftsQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...judgesKey(projectId), 'sifts', dataset],
    queryFn: ({ signal }) => api<SiftView[]>(path(projectId, '/sifts'), { dataset }, signal),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'running') ? 1_000 : false),
  })

export const calibrationsQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...judgesKey(projectId), 'calibrations', dataset],
    queryFn: ({ signal }) => api<CalibrationSummary[]>(path(projectId, '/calibrations'), { dataset }, signal),
  })

export const reportQuery = (projectId: string, calibrationId: string) =>
  queryOptions({
    queryKey: [...judgesKey(projectId), 'report', calibrationId],
    queryFn: ({ signal }) => api<CalibrationReport>(path(projectId, `/calibrations/${calibrationId}`), {}, signal),
  })

export const acceptancesQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: [...judgesKey(projectId), 'acceptances', dataset],
    queryFn: ({ signal }) => api<AcceptanceView[]>(path(projectId, '/acceptances'), { dataset }, signal),
  })
