import { route } from '@/lib/doors'
import { lookUpCopies } from '@/lib/duplicates/look-up-copies'
import { lookUpCopiesInput } from '@/lib/duplicates/schema'

export const POST = route(lookUpCopiesInput, lookUpCopies)
