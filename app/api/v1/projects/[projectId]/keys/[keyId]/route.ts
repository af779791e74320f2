import { revokeKey } from '@/lib/access/revoke-key'
import { keyIdInput } from '@/lib/access/schema'
import { route } from '@/lib/doors'

export const DELETE = route(keyIdInput, revokeKey)
