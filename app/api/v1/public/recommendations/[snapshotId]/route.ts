import { premRoute } from '@/lib/prem-door'
import { advise } from '@/lib/prem/advise'
import { findPlace } from '@/lib/prem/find-place'
import { snapshotInput } from '@/lib/prem/schema'

export const GET = premRoute(snapshotInput, findPlace, advise)
