import { route } from '@/lib/doors'
import { outlineSamplesInput } from '@/lib/samples/filter/schema'
import { outlineSamples } from '@/lib/samples/outline-samples'

export const GET = route(outlineSamplesInput, outlineSamples)
