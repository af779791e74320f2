import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { stopReviewing } from '@/lib/review/stop-reviewing'

export const DELETE = route(noInput, stopReviewing)
