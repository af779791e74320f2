import { route } from '@/lib/doors'
import { deletePersonas } from '@/lib/personas/delete-personas'
import { selectionInput } from '@/lib/personas/schema'

export const POST = route(selectionInput, deletePersonas)
