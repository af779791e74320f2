import { invitePerson } from '@/lib/access/invite-person'
import { listInvitations } from '@/lib/access/list-invitations'
import { invitePersonInput } from '@/lib/access/schema'
import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'

export const GET = route(noInput, listInvitations)
export const POST = route(invitePersonInput, invitePerson, 201)
