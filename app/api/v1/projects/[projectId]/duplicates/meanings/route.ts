import { route } from '@/lib/doors'
import { findAlike } from '@/lib/duplicates/find-alike'
import { findAlikeInput } from '@/lib/duplicates/schema'

export const POST = route(findAlikeInput, findAlike, 201)
