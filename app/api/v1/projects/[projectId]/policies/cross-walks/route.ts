import { route } from '@/lib/doors'
import { saveCrossWalkInput } from '@/lib/policy/cross-walks/schema'
import { listCrossWalks } from '@/lib/policy/list-cross-walks'
import { saveCrossWalk } from '@/lib/policy/save-cross-walk'
import { noInput } from '@/lib/policy/schema'

export const GET = route(noInput, listCrossWalks)
export const POST = route(saveCrossWalkInput, saveCrossWalk, 201)
