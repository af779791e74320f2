import { route } from '@/lib/doors'
import { closeQueue } from '@/lib/review/close-queue'
import { queueInput } from '@/lib/review/queue/schema'

export const PUT = route(queueInput, closeQueue)
