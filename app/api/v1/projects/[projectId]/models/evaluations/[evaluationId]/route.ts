import { route } from '@/lib/doors'
import { getEvaluation } from '@/lib/models/get-evaluation'
import { evaluationInput } from '@/lib/models/schema'

export const GET = route(evaluationInput, getEvaluation)
