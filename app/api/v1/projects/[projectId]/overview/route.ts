import { route } from '@/lib/doors'
import { getOverview } from '@/lib/projects/get-overview'
import { overviewInput } from '@/lib/projects/schema'

export const GET = route(overviewInput, getOverview)
