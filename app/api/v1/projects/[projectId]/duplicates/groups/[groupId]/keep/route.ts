import { route } from '@/lib/doors'
import { keepGroup } from '@/lib/duplicates/keep-group'
import { reopenGroup } from '@/lib/duplicates/reopen-group'
import { groupInput } from '@/lib/duplicates/schema'

export const PUT = route(groupInput, keepGroup)
export const DELETE = route(groupInput, reopenGroup)
