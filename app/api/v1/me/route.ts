import { describeMe } from '@/lib/access/describe-me'
import { nothing } from '@/lib/access/schema'
import { houseRoute } from '@/lib/doors'

export const GET = houseRoute(nothing, describeMe)
