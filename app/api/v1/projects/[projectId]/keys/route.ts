import { listKeys } from '@/lib/access/list-keys'
import { makeKey } from '@/lib/access/make-key'
import { makeKeyInput } from '@/lib/access/schema'
import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'

export const GET = route(noInput, listKeys)
export const POST = route(makeKeyInput, makeKey, 201)
