import { readApiDocument } from '@/lib/api-document'
import { documentRoute } from '@/lib/document-door'

export const GET = documentRoute(readApiDocument)
