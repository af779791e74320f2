import { route } from '@/lib/doors'
import { undoMaskingInput } from '@/lib/stats/schema'
import { undoMasking } from '@/lib/stats/undo-masking'

export const POST = route(undoMaskingInput, undoMasking, 201)
