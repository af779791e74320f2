import { premHouseRoute } from '@/lib/prem-door'
import { openProject } from '@/lib/prem/open-project'
import { openProjectInput } from '@/lib/prem/schema'

export const POST = premHouseRoute(openProjectInput, openProject)
