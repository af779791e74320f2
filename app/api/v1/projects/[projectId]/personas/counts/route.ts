import { route } from '@/lib/doors'
import { countPersonas } from '@/lib/personas/count-personas'
import { personaFilter } from '@/lib/personas/schema'

export const GET = route(personaFilter, countPersonas)
