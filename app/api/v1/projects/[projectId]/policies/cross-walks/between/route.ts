import { route } from '@/lib/doors'
import { getCrossWalkInput } from '@/lib/policy/cross-walks/schema'
import { getCrossWalk } from '@/lib/policy/get-cross-walk'

export const GET = route(getCrossWalkInput, getCrossWalk)
