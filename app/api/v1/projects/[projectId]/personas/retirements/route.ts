import { route } from '@/lib/doors'
import { retirePersonas } from '@/lib/personas/retire-personas'
import { selectionInput } from '@/lib/personas/schema'

export const POST = route(selectionInput, retirePersonas)
