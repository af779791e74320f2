import { route } from '@/lib/doors'
import { changeProvider } from '@/lib/providers/change-provider'
import { removeProvider } from '@/lib/providers/remove-provider'
import { changeProviderInput, providerInput } from '@/lib/providers/schema'

export const PATCH = route(changeProviderInput, changeProvider)
export const DELETE = route(providerInput, removeProvider)
