import { houseRoute } from '@/lib/doors'
import { createProject } from '@/lib/projects/create-project'
import { listProjects } from '@/lib/projects/list-projects'
import { createProjectInput, noInput } from '@/lib/projects/schema'

export const GET = houseRoute(noInput, listProjects)
export const POST = houseRoute(createProjectInput, createProject, 201)
