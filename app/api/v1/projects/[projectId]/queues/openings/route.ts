import { route } from '@/lib/doors'
import { openQueue } from '@/lib/review/open-queue'
import { openQueueInput } from '@/lib/review/queue/schema'

export const POST = route(openQueueInput, openQueue)
