import { route } from '@/lib/doors'
import { keepBoth } from '@/lib/personas/keep-both'
import { pairInput } from '@/lib/personas/schema'

export const POST = route(pairInput, keepBoth, 201)
