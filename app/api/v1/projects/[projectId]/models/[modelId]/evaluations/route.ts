import { route } from '@/lib/doors'
import { evaluateModel } from '@/lib/models/evaluate-model'
import { evaluateModelInput } from '@/lib/models/schema'

export const POST = route(evaluateModelInput, evaluateModel, 202)
