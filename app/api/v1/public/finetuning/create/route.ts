import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { startJobInput } from '@/lib/prem/schema'
import { startJob } from '@/lib/prem/start-job'

export const POST = premRoute(startJobInput, findPlace, startJob)
