import { route } from '@/lib/doors'
import { decideGroup } from '@/lib/duplicates/decide-group'
import { decideGroupInput } from '@/lib/duplicates/schema'

export const POST = route(decideGroupInput, decideGroup, 201)
