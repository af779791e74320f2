import { route } from '@/lib/doors'
import { createSamples } from '@/lib/samples/create-samples'
import { listSamplesInput } from '@/lib/samples/filter/schema'
import { listSamples } from '@/lib/samples/list-samples'
import { createSamplesInput } from '@/lib/samples/schema'

export const GET = route(listSamplesInput, listSamples)
export const POST = route(createSamplesInput, createSamples, 201)
