import { route } from '@/lib/doors'
import { maskInput } from '@/lib/stats/schema'
import { startMasking } from '@/lib/stats/start-masking'

export const POST = route(maskInput, startMasking, 201)
