import { premHouseRoute } from '@/lib/prem-door'
import { noWish } from '@/lib/prem/schema'
import { showProjects } from '@/lib/prem/show-projects'

export const GET = premHouseRoute(noWish, showProjects)
