import { route } from '@/lib/doors'
import { getProgress } from '@/lib/review/get-progress'
import { queueInput } from '@/lib/review/queue/schema'

export const GET = route(queueInput, getProgress)
