import { makePasswordLink } from '@/lib/access/make-password-link'
import { memberInput } from '@/lib/access/schema'
import { houseRoute } from '@/lib/doors'

export const POST = houseRoute(memberInput, makePasswordLink, 201)
