import { route } from '@/lib/doors'
import { listRuns } from '@/lib/runs/list-runs'
import { runFilter } from '@/lib/runs/schema'

export const GET = route(runFilter, listRuns)
