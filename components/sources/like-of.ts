import { importPlan, type SourceDetailView } from '@/lib/sources/schema'
import { type Like, usualOptions } from './drafts'

/** How a source was read, as the wizard takes it up again; null where nothing of it is known. */
export function likeOf({ id, name, datasetId, uploadId, licence, plan }: SourceDetailView): Like | null {
  const read = importPlan.safeParse(plan)
  if (!read.success) return null
  const { files, mapping, repeats, unreadable, unwrap, safePrompts } = read.data
  return {
    id,
    name,
    datasetId,
    uploadId,
    draft: { mapping, files: files.map(({ entry, shape }) => ({ entry, shape })), name },
    options: { ...usualOptions, repeats, unreadable, unwrap, safePrompts, licence: licence ?? '' },
  }
}
