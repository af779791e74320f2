import { route } from '@/lib/doors'
import { moveDataset } from '@/lib/policy/move-dataset'
import { previewMove } from '@/lib/policy/preview-move'
import { moveDatasetInput, previewMoveInput } from '@/lib/policy/schema'

export const GET = route(previewMoveInput, previewMove)
export const POST = route(moveDatasetInput, moveDataset, 201)
