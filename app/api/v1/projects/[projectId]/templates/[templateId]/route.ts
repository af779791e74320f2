import { route } from '@/lib/doors'
import { getTemplate } from '@/lib/templates/get-template'
import { renameTemplate } from '@/lib/templates/rename-template'
import { renameTemplateInput, templateInput } from '@/lib/templates/schema'

export const GET = route(templateInput, getTemplate)
export const PATCH = route(renameTemplateInput, renameTemplate)
