import { route } from '@/lib/doors'
import { previewPersonas } from '@/lib/personas/preview-personas'
import { pasted } from '@/lib/personas/schema'

export const POST = route(pasted, previewPersonas)
