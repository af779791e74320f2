import { route } from '@/lib/doors'
import { listAcceptances } from '@/lib/judges/list-acceptances'
import { startAcceptance } from '@/lib/judges/start-acceptance'
import { acceptanceInput, acceptancesInput } from '@/lib/judges/trust/schema'

export const GET = route(acceptancesInput, listAcceptances)
export const POST = route(acceptanceInput, startAcceptance, 201)
