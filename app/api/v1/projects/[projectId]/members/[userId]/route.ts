import { changeRole } from '@/lib/access/change-role'
import { removeMember } from '@/lib/access/remove-member'
import { changeRoleInput, memberInput } from '@/lib/access/schema'
import { route } from '@/lib/doors'

export const PATCH = route(changeRoleInput, changeRole)
export const DELETE = route(memberInput, removeMember)
