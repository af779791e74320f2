import { route } from '@/lib/doors'
import { previewFile } from '@/lib/sources/preview-file'
import { previewInput } from '@/lib/sources/schema'

export const POST = route(previewInput, previewFile)
