import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { rateTrace } from '@/lib/prem/rate-trace'
import { rateTraceInput } from '@/lib/prem/schema'

export const PUT = premRoute(rateTraceInput, findPlace, rateTrace)
