import { route } from '@/lib/doors'
import { listFinds } from '@/lib/stats/list-finds'
import { findsInput } from '@/lib/stats/schema'

export const GET = route(findsInput, listFinds)
