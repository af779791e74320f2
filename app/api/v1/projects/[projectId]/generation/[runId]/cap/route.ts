import { route } from '@/lib/doors'
import { raiseCap } from '@/lib/generation/raise-cap'
import { raiseCapInput } from '@/lib/generation/schema'

export const PUT = route(raiseCapInput, raiseCap)
