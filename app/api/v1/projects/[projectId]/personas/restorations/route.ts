import { route } from '@/lib/doors'
import { restorePersonas } from '@/lib/personas/restore-personas'
import { selectionInput } from '@/lib/personas/schema'

export const POST = route(selectionInput, restorePersonas)
