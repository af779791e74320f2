import { route } from '@/lib/doors'
import { getTrainedModel } from '@/lib/models/get-trained-model'
import { renameModel } from '@/lib/models/rename-model'
import { modelInput, renameModelInput } from '@/lib/models/schema'

export const GET = route(modelInput, getTrainedModel)
export const PATCH = route(renameModelInput, renameModel)
