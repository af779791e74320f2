import { premFormRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { makePairs } from '@/lib/prem/make-pairs'
import { gatherFields } from '@/lib/prem/rules'
import { makePairsInput } from '@/lib/prem/schema'

export const POST = premFormRoute(makePairsInput, gatherFields, findPlace, makePairs)
