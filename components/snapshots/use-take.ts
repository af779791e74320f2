'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { previewSnapshot, takeSnapshot } from '@/lib/snapshots/actions'
import type { PreviewView, SnapshotSettings } from '@/lib/snapshots/schema'
import { unwrap } from '../api'
import { useLeave } from '../use-leave'
import { everySnapshot } from './snapshots-query'

/** What the settings would freeze; the old figures stay while new ones are counted. `known` is what the server counted for the same settings. */
export function useTakePreview(
  projectId: string,
  dataset: string,
  settings: SnapshotSettings,
  known: PreviewView | null,
) {
  return useQuery({
    queryKey: [...everySnapshot(projectId).queryKey, 'preview', dataset, settings],
    queryFn: () => unwrap(previewSnapshot(projectId, { ...settings, dataset })),
    placeholderData: (before) => before,
    enabled: settings.shares.train + settings.shares.validation + settings.shares.test === 100,
    ...(known && { initialData: known }),
  })
}

export function useTake(projectId: string, dataset: string) {
  const client = useQueryClient()
  const { leaving, go } = useLeave()
  const asked = useMutation({
    mutationFn: (input: SnapshotSettings & { note: string }) => unwrap(takeSnapshot(projectId, { ...input, dataset })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries(everySnapshot(projectId))
      go(`/projects/${projectId}/snapshots/${id}`)
    },
  })
  return { ...asked, isPending: asked.isPending || leaving }
}
