import { listMembers } from '@/lib/access/list-members'
import { nothing } from '@/lib/access/schema'
import { route } from '@/lib/doors'

export const GET = route(nothing, listMembers)
