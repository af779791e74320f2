import { route } from '@/lib/doors'
import { createTemplate } from '@/lib/templates/create-template'
import { listTemplates } from '@/lib/templates/list-templates'
import { createTemplateInput, listTemplatesInput } from '@/lib/templates/schema'

export const GET = route(listTemplatesInput, listTemplates)
export const POST = route(createTemplateInput, createTemplate, 201)
