import { route } from '@/lib/doors'
import { archiveTemplate } from '@/lib/templates/archive-template'
import { restoreTemplate } from '@/lib/templates/restore-template'
import { archiveTemplateInput } from '@/lib/templates/schema'

export const PUT = route(archiveTemplateInput, archiveTemplate)
export const DELETE = route(archiveTemplateInput, restoreTemplate)
