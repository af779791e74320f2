import { revokeInvitation } from '@/lib/access/revoke-invitation'
import { invitationIdInput } from '@/lib/access/schema'
import { route } from '@/lib/doors'

export const DELETE = route(invitationIdInput, revokeInvitation)
