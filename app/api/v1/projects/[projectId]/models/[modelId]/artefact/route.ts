import { packModel } from '@/lib/models/pack-model'
import { modelInput } from '@/lib/models/schema'
import { zipRoute } from '@/lib/zip-door'

export const GET = zipRoute(modelInput, packModel)
