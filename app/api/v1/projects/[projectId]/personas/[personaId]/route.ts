import { route } from '@/lib/doors'
import { editPersona } from '@/lib/personas/edit-persona'
import { getPersona } from '@/lib/personas/get-persona'
import { editInput, personaInput } from '@/lib/personas/schema'

export const GET = route(personaInput, getPersona)
export const PATCH = route(editInput, editPersona)
