import { disablePerson } from '@/lib/access/disable-person'
import { enablePerson } from '@/lib/access/enable-person'
import { memberInput } from '@/lib/access/schema'
import { houseRoute } from '@/lib/doors'

export const PUT = houseRoute(memberInput, enablePerson)
export const DELETE = houseRoute(memberInput, disablePerson)
