import { route } from '@/lib/doors'
import { testProviderInput } from '@/lib/providers/schema'
import { testProvider } from '@/lib/providers/test-provider'

export const POST = route(testProviderInput, testProvider)
