import { route } from '@/lib/doors'
import { getBalance } from '@/lib/stats/get-balance'
import { statsInput } from '@/lib/stats/schema'

export const GET = route(statsInput, getBalance)
