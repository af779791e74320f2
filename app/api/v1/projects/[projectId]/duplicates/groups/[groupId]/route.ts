import { route } from '@/lib/doors'
import { getGroup } from '@/lib/duplicates/get-group'
import { groupInput } from '@/lib/duplicates/schema'

export const GET = route(groupInput, getGroup)
