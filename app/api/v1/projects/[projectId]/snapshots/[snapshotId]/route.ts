import { route } from '@/lib/doors'
import { getSnapshot } from '@/lib/snapshots/get-snapshot'
import { snapshotInput } from '@/lib/snapshots/schema'

export const GET = route(snapshotInput, getSnapshot)
