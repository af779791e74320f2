import { route } from '@/lib/doors'
import { listDisputesInput } from '@/lib/review/dispute/schema'
import { listDisputes } from '@/lib/review/list-disputes'

export const GET = route(listDisputesInput, listDisputes)
