import { revokeHouseKey } from '@/lib/access/revoke-house-key'
import { keyIdInput } from '@/lib/access/schema'
import { houseRoute } from '@/lib/doors'

export const DELETE = houseRoute(keyIdInput, revokeHouseKey)
