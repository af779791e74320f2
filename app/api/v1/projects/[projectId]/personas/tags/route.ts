import { route } from '@/lib/doors'
import { tagInput } from '@/lib/personas/schema'
import { tagPersonas } from '@/lib/personas/tag-personas'

export const POST = route(tagInput, tagPersonas)
