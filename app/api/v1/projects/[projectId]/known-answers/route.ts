import { route } from '@/lib/doors'
import { listGoldInput } from '@/lib/review/gold/schema'
import { listGold } from '@/lib/review/list-gold'

export const GET = route(listGoldInput, listGold)
