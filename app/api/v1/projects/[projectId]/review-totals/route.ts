import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { getMyTotals } from '@/lib/review/get-my-totals'

export const GET = route(noInput, getMyTotals)
