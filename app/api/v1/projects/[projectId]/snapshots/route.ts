import { madeByRun } from '@/lib/answers'
import { route } from '@/lib/doors'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'
import { listSnapshotsInput, snapshotsAnswer, takeSnapshotInput } from '@/lib/snapshots/schema'
import { takeSnapshot } from '@/lib/snapshots/take-snapshot'

export const GET = route(listSnapshotsInput, listSnapshots, 200, snapshotsAnswer)
export const POST = route(takeSnapshotInput, takeSnapshot, 201, madeByRun)
