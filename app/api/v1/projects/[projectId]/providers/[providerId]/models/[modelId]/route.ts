import { route } from '@/lib/doors'
import { changeModel } from '@/lib/providers/change-model'
import { removeModel } from '@/lib/providers/remove-model'
import { changeModelInput, modelInput } from '@/lib/providers/schema'

export const PATCH = route(changeModelInput, changeModel)
export const DELETE = route(modelInput, removeModel)
