import { premHouseRoute } from '@/lib/prem-door'
import { noWish } from '@/lib/prem/schema'
import { showModels } from '@/lib/prem/show-models'

export const GET = premHouseRoute(noWish, showModels)
