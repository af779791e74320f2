import { route } from '@/lib/doors'
import { findLeaks } from '@/lib/duplicates/find-leaks'
import { listLeakSides } from '@/lib/duplicates/list-leak-sides'
import { findLeaksInput } from '@/lib/duplicates/schema'
import { noInput } from '@/lib/no-input'

export const GET = route(noInput, listLeakSides)
export const POST = route(findLeaksInput, findLeaks, 201)
