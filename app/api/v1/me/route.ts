import { describeMe } from '@/lib/access/describe-me'
import { houseRoute } from '@/lib/doors'
import { noInput } from '@/lib/no-input'

export const GET = houseRoute(noInput, describeMe)
