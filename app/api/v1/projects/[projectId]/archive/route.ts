import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { archiveProject } from '@/lib/projects/archive-project'
import { restoreProject } from '@/lib/projects/restore-project'

export const PUT = route(noInput, archiveProject)
export const DELETE = route(noInput, restoreProject)
