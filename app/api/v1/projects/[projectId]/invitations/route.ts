import { invitePerson } from '@/lib/access/invite-person'
import { listInvitations } from '@/lib/access/list-invitations'
import { invitePersonInput, nothing } from '@/lib/access/schema'
import { route } from '@/lib/doors'

export const GET = route(nothing, listInvitations)
export const POST = route(invitePersonInput, invitePerson, 201)
