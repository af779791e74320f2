import { route } from '@/lib/doors'
import { recommendModelsInput } from '@/lib/models/recommendation/schema'
import { recommendModels } from '@/lib/models/recommend-models'

export const GET = route(recommendModelsInput, recommendModels)
