import { listKeys } from '@/lib/access/list-keys'
import { makeKey } from '@/lib/access/make-key'
import { makeKeyInput, nothing } from '@/lib/access/schema'
import { route } from '@/lib/doors'

export const GET = route(nothing, listKeys)
export const POST = route(makeKeyInput, makeKey, 201)
