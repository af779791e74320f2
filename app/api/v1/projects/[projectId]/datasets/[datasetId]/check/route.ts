import { route } from '@/lib/doors'
import { checkSamples } from '@/lib/samples/check-samples'
import { checkSamplesInput } from '@/lib/samples/schema'

export const POST = route(checkSamplesInput, checkSamples, 202)
