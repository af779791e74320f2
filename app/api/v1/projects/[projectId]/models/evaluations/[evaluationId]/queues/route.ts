import { route } from '@/lib/doors'
import { reviewErrors } from '@/lib/models/review-errors'
import { reviewErrorsInput } from '@/lib/models/schema'

export const POST = route(reviewErrorsInput, reviewErrors, 201)
