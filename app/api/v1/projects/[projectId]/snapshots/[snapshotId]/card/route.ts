import { route } from '@/lib/doors'
import { readCard } from '@/lib/snapshots/read-card'
import { snapshotInput } from '@/lib/snapshots/schema'

export const GET = route(snapshotInput, readCard)
