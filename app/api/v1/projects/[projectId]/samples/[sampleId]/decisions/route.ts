import { route } from '@/lib/doors'
import { labelSample } from '@/lib/samples/label-sample'
import { labelSampleInput } from '@/lib/samples/schema'

export const POST = route(labelSampleInput, labelSample, 201)
