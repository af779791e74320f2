import { route } from '@/lib/doors'
import { trainModelInput } from '@/lib/models/schema'
import { trainModel } from '@/lib/models/train-model'

export const POST = route(trainModelInput, trainModel, 202)
