import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { saveCrossWalkInput } from '@/lib/policy/cross-walks/schema'
import { listCrossWalks } from '@/lib/policy/list-cross-walks'
import { saveCrossWalk } from '@/lib/policy/save-cross-walk'

export const GET = route(noInput, listCrossWalks)
export const POST = route(saveCrossWalkInput, saveCrossWalk, 201)
