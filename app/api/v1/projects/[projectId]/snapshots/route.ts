import { route } from '@/lib/doors'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'
import { listSnapshotsInput, takeSnapshotInput } from '@/lib/snapshots/schema'
import { takeSnapshot } from '@/lib/snapshots/take-snapshot'

export const GET = route(listSnapshotsInput, listSnapshots)
export const POST = route(takeSnapshotInput, takeSnapshot, 201)
