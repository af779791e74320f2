import { route } from '@/lib/doors'
import { groupPersonas } from '@/lib/personas/group-personas'
import { groupInput } from '@/lib/personas/schema'

export const POST = route(groupInput, groupPersonas)
