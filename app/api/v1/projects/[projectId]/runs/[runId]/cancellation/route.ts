import { route } from '@/lib/doors'
import { cancelRun } from '@/lib/runs/cancel-run'
import { runInput } from '@/lib/runs/schema'

export const POST = route(runInput, cancelRun)
