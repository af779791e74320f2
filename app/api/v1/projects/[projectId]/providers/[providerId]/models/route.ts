import { route } from '@/lib/doors'
import { addModel } from '@/lib/providers/add-model'
import { listEndpointModels } from '@/lib/providers/list-endpoint-models'
import { addModelInput, providerInput } from '@/lib/providers/schema'

export const GET = route(providerInput, listEndpointModels)
export const POST = route(addModelInput, addModel, 201)
