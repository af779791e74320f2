import { premHouseRoute } from '@/lib/prem-door'
import { modelQuery } from '@/lib/prem/schema'
import { showRunningModel } from '@/lib/prem/show-running-model'

export const POST = premHouseRoute(modelQuery, showRunningModel)
