import { route } from '@/lib/doors'
import { checkSamples } from '@/lib/samples/check-samples'
import { datasetInput } from '@/lib/samples/schema'

export const POST = route(datasetInput, checkSamples, 202)
