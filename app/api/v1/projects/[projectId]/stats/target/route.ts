import { route } from '@/lib/doors'
import { setTargetInput } from '@/lib/stats/schema'
import { setTarget } from '@/lib/stats/set-target'

export const PUT = route(setTargetInput, setTarget)
