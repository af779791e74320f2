import { route } from '@/lib/doors'
import { applyCrossWalk } from '@/lib/policy/apply-cross-walk'
import { applyCrossWalkInput, previewCrossWalkInput } from '@/lib/policy/cross-walks/schema'
import { previewCrossWalk } from '@/lib/policy/preview-cross-walk'

export const GET = route(previewCrossWalkInput, previewCrossWalk)
export const POST = route(applyCrossWalkInput, applyCrossWalk, 201)
