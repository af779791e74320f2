import { route } from '@/lib/doors'
import { bulkSamplesInput } from '@/lib/samples/bulk/schema'
import { bulkSamples } from '@/lib/samples/bulk-samples'

export const POST = route(bulkSamplesInput, bulkSamples, 202)
