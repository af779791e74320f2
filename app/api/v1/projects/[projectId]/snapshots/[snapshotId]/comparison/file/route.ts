import { downloadRoute } from '@/lib/download-door'
import { downloadChanges } from '@/lib/snapshots/download-changes'
import { compareInput } from '@/lib/snapshots/schema'

export const GET = downloadRoute(compareInput, downloadChanges)
