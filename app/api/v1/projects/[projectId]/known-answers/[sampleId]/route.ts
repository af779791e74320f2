import { route } from '@/lib/doors'
import { dropGold } from '@/lib/review/drop-gold'
import { goldInput, keepGoldInput } from '@/lib/review/gold/schema'
import { keepGold } from '@/lib/review/keep-gold'

export const PUT = route(keepGoldInput, keepGold)
export const DELETE = route(goldInput, dropGold)
