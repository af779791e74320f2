import { route } from '@/lib/doors'
import { previewSiftInput } from '@/lib/judges/consensus/schema'
import { previewSift } from '@/lib/judges/preview-sift'

export const POST = route(previewSiftInput, previewSift)
