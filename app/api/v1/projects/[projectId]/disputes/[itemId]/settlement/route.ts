import { route } from '@/lib/doors'
import { settleDisputeInput } from '@/lib/review/dispute/schema'
import { settleDispute } from '@/lib/review/settle-dispute'

export const POST = route(settleDisputeInput, settleDispute, 201)
