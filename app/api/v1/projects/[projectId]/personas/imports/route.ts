import { route } from '@/lib/doors'
import { importPersonas } from '@/lib/personas/import-personas'
import { importInput } from '@/lib/personas/schema'

export const POST = route(importInput, importPersonas, 201)
