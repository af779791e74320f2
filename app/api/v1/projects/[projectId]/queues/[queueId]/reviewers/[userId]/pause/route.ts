import { route } from '@/lib/doors'
import { pauseReviewerInput, reviewerInput } from '@/lib/review/gold/schema'
import { liftPause } from '@/lib/review/lift-pause'
import { pauseReviewer } from '@/lib/review/pause-reviewer'

export const PUT = route(pauseReviewerInput, pauseReviewer)
export const DELETE = route(reviewerInput, liftPause)
