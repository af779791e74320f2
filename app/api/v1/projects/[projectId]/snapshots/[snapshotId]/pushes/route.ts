import { route } from '@/lib/doors'
import { pushSnapshot } from '@/lib/snapshots/push-snapshot'
import { pushSnapshotInput } from '@/lib/snapshots/push/schema'

export const POST = route(pushSnapshotInput, pushSnapshot, 201)
