import { route } from '@/lib/doors'
import { reviewDoubts } from '@/lib/stats/review-doubts'
import { reviewDoubtsInput } from '@/lib/stats/schema'

export const POST = route(reviewDoubtsInput, reviewDoubts, 201)
