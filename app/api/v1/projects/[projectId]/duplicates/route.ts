import { route } from '@/lib/doors'
import { describeDuplicates } from '@/lib/duplicates/describe-duplicates'
import { duplicatesInput } from '@/lib/duplicates/schema'

export const GET = route(duplicatesInput, describeDuplicates)
