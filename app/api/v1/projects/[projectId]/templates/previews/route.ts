import { route } from '@/lib/doors'
import { previewTemplate } from '@/lib/templates/preview-template'
import { previewTemplateInput } from '@/lib/templates/schema'

export const POST = route(previewTemplateInput, previewTemplate)
