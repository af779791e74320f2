import { route } from '@/lib/doors'
import { archiveProject } from '@/lib/projects/archive-project'
import { restoreProject } from '@/lib/projects/restore-project'
import { noInput } from '@/lib/projects/schema'

export const PUT = route(noInput, archiveProject)
export const DELETE = route(noInput, restoreProject)
