import { route } from '@/lib/doors'
import { listReviewers } from '@/lib/review/list-reviewers'
import { queueInput } from '@/lib/review/queue/schema'

export const GET = route(queueInput, listReviewers)
