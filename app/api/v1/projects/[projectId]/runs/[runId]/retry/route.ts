import { route } from '@/lib/doors'
import { retryRun } from '@/lib/runs/retry-run'
import { runInput } from '@/lib/runs/schema'

export const POST = route(runInput, retryRun)
