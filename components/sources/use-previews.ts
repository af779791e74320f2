'use client'
import { useQueries } from '@tanstack/react-query'
import { previewFile, previewHubDataset } from '@/lib/sources/actions'
import type { PreviewView } from '@/lib/sources/schema'
import { unwrap } from '../api'
import type { Draft, Options, Origin } from './drafts'

type Ask = { datasetId: string; recipe: Options['recipe']; draftOf: (origin: Origin) => Draft; token: string }

/** How each would be read as it is mapped now. While that is asked again, the last answer for the same one stays. */
export function usePreviews(projectId: string, origins: readonly Origin[], { datasetId, recipe, draftOf, token }: Ask) {
  return useQueries({
    queries: origins.map((origin) => {
      const { files, mapping } = draftOf(origin)
      const how = { datasetId, recipe, ...(mapping && { mapping }) }
      return {
        queryKey: ['projects', projectId, 'previews', origin, how, files ?? null],
        queryFn: (): Promise<PreviewView> => {
          if (origin.kind === 'upload')
            return unwrap(previewFile(projectId, { ...placeOf(origin), ...how, ...(files && { files }) }))
          const { dataset, config, split } = origin
          return unwrap(previewHubDataset(projectId, { dataset, config, split, ...how, ...(token && { token }) }))
        },
        placeholderData: (before: PreviewView | undefined) =>
          before && (origin.kind === 'hub' || before.upload.id === origin.uploadId) ? before : undefined,
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
      }
    }),
  })
}

export const placeOf = ({ uploadId, layout }: Extract<Origin, { kind: 'upload' }>) => ({
  uploadId,
  ...(layout !== undefined && { layout }),
})
