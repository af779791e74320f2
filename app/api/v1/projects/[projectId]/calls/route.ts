import { route } from '@/lib/doors'
import { listCalls } from '@/lib/providers/list-calls'
import { callFilter } from '@/lib/providers/schema'

export const GET = route(callFilter, listCalls)
