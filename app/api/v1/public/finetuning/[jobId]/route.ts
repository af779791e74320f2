import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { jobInput } from '@/lib/prem/schema'
import { showJob } from '@/lib/prem/show-job'

export const GET = premRoute(jobInput, findPlace, showJob)
