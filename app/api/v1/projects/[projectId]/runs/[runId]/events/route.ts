import { eventsRoute } from '@/lib/events-door'
import { watchRunInput } from '@/lib/runs/schema'
import { watchRun } from '@/lib/runs/watch-run'

export const GET = eventsRoute(watchRunInput, watchRun)
