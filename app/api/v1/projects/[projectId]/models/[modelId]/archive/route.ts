import { route } from '@/lib/doors'
import { archiveModel } from '@/lib/models/archive-model'
import { restoreModel } from '@/lib/models/restore-model'
import { modelInput } from '@/lib/models/schema'

export const PUT = route(modelInput, archiveModel)
export const DELETE = route(modelInput, restoreModel)
