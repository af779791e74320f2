import { route } from '@/lib/doors'
import { countSamples } from '@/lib/samples/count-samples'
import { countSamplesInput } from '@/lib/samples/filter/schema'

export const GET = route(countSamplesInput, countSamples)
