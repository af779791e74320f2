import { listMembers } from '@/lib/access/list-members'
import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'

export const GET = route(noInput, listMembers)
