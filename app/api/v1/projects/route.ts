import { houseRoute } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { createProject } from '@/lib/projects/create-project'
import { listProjects } from '@/lib/projects/list-projects'
import { createProjectInput } from '@/lib/projects/schema'

export const GET = houseRoute(noInput, listProjects)
export const POST = houseRoute(createProjectInput, createProject, 201)
