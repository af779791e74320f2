import { route } from '@/lib/doors'
import { readDocuments } from '@/lib/sources/read-documents'
import { readDocumentsInput } from '@/lib/sources/web/schema'

export const POST = route(readDocumentsInput, readDocuments, 201)
