import { route } from '@/lib/doors'
import { endAcceptance } from '@/lib/judges/end-acceptance'
import { endAcceptanceInput } from '@/lib/judges/trust/schema'

export const DELETE = route(endAcceptanceInput, endAcceptance)
