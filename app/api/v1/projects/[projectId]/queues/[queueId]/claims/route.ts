import { route } from '@/lib/doors'
import { claimItems } from '@/lib/review/claim-items'
import { claimItemsInput } from '@/lib/review/decision/schema'

export const POST = route(claimItemsInput, claimItems)
