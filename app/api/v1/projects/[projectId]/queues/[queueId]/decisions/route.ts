import { route } from '@/lib/doors'
import { listQueueDecisions } from '@/lib/review/list-queue-decisions'
import { listQueueDecisionsInput } from '@/lib/review/queue/schema'

export const GET = route(listQueueDecisionsInput, listQueueDecisions)
