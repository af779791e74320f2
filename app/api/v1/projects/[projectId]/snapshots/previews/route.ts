import { route } from '@/lib/doors'
import { previewSnapshot } from '@/lib/snapshots/preview-snapshot'
import { previewSnapshotInput } from '@/lib/snapshots/schema'

export const POST = route(previewSnapshotInput, previewSnapshot)
