import { route } from '@/lib/doors'
import { findLeaks } from '@/lib/duplicates/find-leaks'
import { findLeaksInput } from '@/lib/duplicates/schema'

export const POST = route(findLeaksInput, findLeaks, 201)
