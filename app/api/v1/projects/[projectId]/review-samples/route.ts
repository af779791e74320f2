import { route } from '@/lib/doors'
import { listReviewSamplesInput } from '@/lib/review/decision/schema'
import { listReviewSamples } from '@/lib/review/list-review-samples'

export const GET = route(listReviewSamplesInput, listReviewSamples)
