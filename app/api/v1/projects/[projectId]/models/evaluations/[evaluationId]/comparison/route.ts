import { route } from '@/lib/doors'
import { compareModels } from '@/lib/models/compare-models'
import { compareModelsInput } from '@/lib/models/schema'

export const GET = route(compareModelsInput, compareModels)
