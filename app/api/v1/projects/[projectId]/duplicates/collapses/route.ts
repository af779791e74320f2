import { route } from '@/lib/doors'
import { collapseGroups } from '@/lib/duplicates/collapse-groups'
import { collapseGroupsInput } from '@/lib/duplicates/schema'

export const POST = route(collapseGroupsInput, collapseGroups, 201)
