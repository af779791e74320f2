import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ExportView } from '@/lib/snapshots/export/schema'
import type { ChangeKind, ChangesView, SnapshotDetailView, SnapshotView } from '@/lib/snapshots/schema'
import { api } from '../api'

const soon = 1_500

export const everySnapshot = (projectId: string) => ({ queryKey: ['projects', projectId, 'snapshots'] })
const keyOf = (projectId: string, ...rest: unknown[]) => [...everySnapshot(projectId).queryKey, ...rest]
const moving = (snapshots: readonly SnapshotView[] | undefined) => snapshots?.some(({ status }) => status === 'taking')

/** Looks again while one is being taken. */
export const snapshotsQuery = (projectId: string, dataset: string, before: string | undefined) =>
  queryOptions({
    queryKey: keyOf(projectId, 'list', dataset, before ?? null),
    queryFn: ({ signal }) => api<SnapshotView[]>(`/projects/${projectId}/snapshots`, { dataset, before }, signal),
    refetchInterval: ({ state }) => (moving(state.data) ? soon : false),
  })

export const snapshotQuery = (projectId: string, snapshotId: string) =>
  queryOptions({
    queryKey: keyOf(projectId, snapshotId),
    queryFn: ({ signal }) => api<SnapshotDetailView>(`/projects/${projectId}/snapshots/${snapshotId}`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.status === 'taking' ? soon : false),
  })

export const cardQuery = (projectId: string, snapshotId: string) =>
  queryOptions({
    queryKey: keyOf(projectId, snapshotId, 'card'),
    queryFn: ({ signal }) => api<{ card: string }>(`/projects/${projectId}/snapshots/${snapshotId}/card`, {}, signal),
  })

export const exportsQuery = (projectId: string, snapshotId: string) =>
  queryOptions({
    queryKey: keyOf(projectId, snapshotId, 'exports'),
    queryFn: ({ signal }) => api<ExportView[]>(`/projects/${projectId}/exports`, { snapshotId, take: 20 }, signal),
  })

export const changesQuery = (projectId: string, snapshotId: string, other: string, kind: ChangeKind | undefined) =>
  infiniteQueryOptions({
    queryKey: keyOf(projectId, snapshotId, 'changes', other, kind ?? null),
    queryFn: ({ pageParam, signal }) =>
      api<ChangesView>(
        `/projects/${projectId}/snapshots/${snapshotId}/changes`,
        { with: other, kind, after: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
