import { premRoute } from '@/lib/prem-door'
import { addDatapoint } from '@/lib/prem/add-datapoint'
import { findPlace } from '@/lib/prem/find-place'
import { addDatapointInput } from '@/lib/prem/schema'

export const POST = premRoute(addDatapointInput, findPlace, addDatapoint)
