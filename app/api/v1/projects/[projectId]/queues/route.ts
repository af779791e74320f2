import { route } from '@/lib/doors'
import { createQueue } from '@/lib/review/create-queue'
import { createQueueInput } from '@/lib/review/queue/schema'

export const POST = route(createQueueInput, createQueue, 201)
