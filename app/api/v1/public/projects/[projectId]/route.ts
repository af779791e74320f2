import { premRoute } from '@/lib/prem-door'
import { findPlace } from '@/lib/prem/find-place'
import { projectInput } from '@/lib/prem/schema'
import { showProject } from '@/lib/prem/show-project'

export const GET = premRoute(projectInput, findPlace, showProject)
