import { route } from '@/lib/doors'
import { listGroups } from '@/lib/duplicates/list-groups'
import { listGroupsInput } from '@/lib/duplicates/schema'

export const GET = route(listGroupsInput, listGroups)
