import { listPeople } from '@/lib/access/list-people'
import { houseRoute } from '@/lib/doors'
import { noInput } from '@/lib/no-input'

export const GET = houseRoute(noInput, listPeople)
