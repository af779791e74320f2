import { route } from '@/lib/doors'
import { findDuplicates } from '@/lib/duplicates/find-duplicates'
import { findDuplicatesInput } from '@/lib/duplicates/schema'

export const POST = route(findDuplicatesInput, findDuplicates, 201)
