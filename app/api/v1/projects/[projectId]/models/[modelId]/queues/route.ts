import { route } from '@/lib/doors'
import { reviewUncertain } from '@/lib/models/review-uncertain'
import { reviewUncertainInput } from '@/lib/models/schema'

export const POST = route(reviewUncertainInput, reviewUncertain, 201)
