import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { addProvider } from '@/lib/providers/add-provider'
import { listProviders } from '@/lib/providers/list-providers'
import { addProviderInput } from '@/lib/providers/schema'

export const GET = route(noInput, listProviders)
export const POST = route(addProviderInput, addProvider, 201)
