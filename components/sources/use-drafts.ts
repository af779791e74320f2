'use client'
import {
  type Draft,
  drafts as draftsShape,
  type Like,
  noDrafts,
  type Options,
  type Origin,
  options as optionsShape,
  usualOptions,
} from './drafts'
import { useKept } from './use-kept'

/** What was said so far about each thing that is brought in; where nothing was, as the source that it is to be like. */
export function useDrafts(like: Like | null, datasetId: string | undefined) {
  const [drafts, keepDrafts] = useKept('assay-import-drafts', draftsShape, noDrafts)
  const [options, keepOptions] = useKept(
    like ? `assay-import-options-${like.id}` : 'assay-import-options',
    optionsShape,
    like?.options ?? usualOptions,
  )
  // What was said of the same file at another time is not what is said of it now.
  const keyOf = (origin: Origin) => (like ? `${like.id} ${origin.key}` : origin.key)
  // What its columns mean was said for the policy of its own dataset.
  const asBefore = (origin: Origin): Draft => {
    if (!like || origin.kind === 'hub' || origin.layout !== undefined || datasetId !== like.datasetId) return {}
    return origin.uploadId === like.uploadId ? like.draft : { mapping: like.draft.mapping }
  }
  return {
    options,
    draftOf: (origin: Origin) => drafts[keyOf(origin)] ?? asBefore(origin),
    changeOptions: (change: Partial<Options>) => keepOptions((now) => ({ ...now, ...change })),
    changeDraft: (origin: Origin, change: Partial<Draft>) =>
      keepDrafts((now) => ({ ...now, [keyOf(origin)]: { ...(now[keyOf(origin)] ?? asBefore(origin)), ...change } })),
    forget: (origins: readonly Origin[]) => {
      const gone = new Set(origins.flatMap((origin) => [origin.key, keyOf(origin)]))
      keepDrafts((now) => Object.fromEntries(Object.entries(now).filter(([key]) => !gone.has(key))))
    },
    forgetMappings: () =>
      keepDrafts((now) =>
        Object.fromEntries(Object.entries(now).map(([key, { mapping: _, ...draft }]) => [key, draft])),
      ),
  }
}
