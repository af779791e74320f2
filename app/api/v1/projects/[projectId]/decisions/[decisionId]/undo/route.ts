import { route } from '@/lib/doors'
import { undoDecisionInput } from '@/lib/samples/schema'
import { undoDecision } from '@/lib/samples/undo-decision'

export const POST = route(undoDecisionInput, undoDecision, 201)
