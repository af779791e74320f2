import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { keepTrace } from '@/lib/prem/keep-trace'
import { keepTraceInput } from '@/lib/prem/schema'

export const POST = premRoute(keepTraceInput, findPlace, keepTrace)
