import { route } from '@/lib/doors'
import { previewPersonaFile } from '@/lib/personas/preview-persona-file'
import { fileInput } from '@/lib/personas/schema'

export const GET = route(fileInput, previewPersonaFile)
