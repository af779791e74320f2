import { route } from '@/lib/doors'
import { previewAcceptance } from '@/lib/judges/preview-acceptance'
import { acceptanceInput } from '@/lib/judges/trust/schema'

export const POST = route(acceptanceInput, previewAcceptance)
