import { route } from '@/lib/doors'
import { estimateCall } from '@/lib/providers/estimate-call'
import { estimateCallInput } from '@/lib/providers/schema'

export const POST = route(estimateCallInput, estimateCall)
