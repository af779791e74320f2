import { changeKeeper } from '@/lib/access/change-keeper'
import { changeKeeperInput } from '@/lib/access/schema'
import { houseRoute } from '@/lib/doors'

export const PUT = houseRoute(changeKeeperInput, changeKeeper)
