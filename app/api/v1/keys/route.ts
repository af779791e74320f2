import { listHouseKeys } from '@/lib/access/list-house-keys'
import { makeHouseKey } from '@/lib/access/make-house-key'
import { makeKeyInput } from '@/lib/access/schema'
import { houseRoute } from '@/lib/doors'
import { noInput } from '@/lib/no-input'

export const GET = houseRoute(noInput, listHouseKeys)
export const POST = houseRoute(makeKeyInput, makeHouseKey, 201)
