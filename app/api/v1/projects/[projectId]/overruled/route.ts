import { route } from '@/lib/doors'
import { listOverruledInput } from '@/lib/review/dispute/schema'
import { listOverruled } from '@/lib/review/list-overruled'

export const GET = route(listOverruledInput, listOverruled)
