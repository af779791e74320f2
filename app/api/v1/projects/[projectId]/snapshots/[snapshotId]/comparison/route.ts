import { route } from '@/lib/doors'
import { compareSnapshots } from '@/lib/snapshots/compare-snapshots'
import { compareInput } from '@/lib/snapshots/schema'

export const GET = route(compareInput, compareSnapshots)
