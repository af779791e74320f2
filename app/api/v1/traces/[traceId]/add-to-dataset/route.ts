import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { teachTraceInput } from '@/lib/prem/schema'
import { teachTrace } from '@/lib/prem/teach-trace'

export const POST = premRoute(teachTraceInput, findPlace, teachTrace)
