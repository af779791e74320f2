import { route } from '@/lib/doors'
import { createQueue } from '@/lib/review/create-queue'
import { listQueues } from '@/lib/review/list-queues'
import { createQueueInput, listQueuesInput } from '@/lib/review/queue/schema'

export const GET = route(listQueuesInput, listQueues)
export const POST = route(createQueueInput, createQueue, 201)
