import { route } from '@/lib/doors'
import { addPersonas } from '@/lib/personas/add-personas'
import { listPersonas } from '@/lib/personas/list-personas'
import { addInput, personaPage } from '@/lib/personas/schema'

export const GET = route(personaPage, listPersonas)
export const POST = route(addInput, addPersonas, 201)
