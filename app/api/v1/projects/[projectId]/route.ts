import { route } from '@/lib/doors'
import { getProject } from '@/lib/projects/get-project'
import { renameProject } from '@/lib/projects/rename-project'
import { noInput, renameProjectInput } from '@/lib/projects/schema'

export const GET = route(noInput, getProject)
export const PATCH = route(renameProjectInput, renameProject)
