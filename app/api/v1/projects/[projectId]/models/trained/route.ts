import { route } from '@/lib/doors'
import { listTrainedModels } from '@/lib/models/list-trained-models'
import { listModelsInput } from '@/lib/models/schema'

export const GET = route(listModelsInput, listTrainedModels)
