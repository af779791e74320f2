import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { getProject } from '@/lib/projects/get-project'
import { renameProject } from '@/lib/projects/rename-project'
import { renameProjectInput } from '@/lib/projects/schema'

export const GET = route(noInput, getProject)
export const PATCH = route(renameProjectInput, renameProject)
