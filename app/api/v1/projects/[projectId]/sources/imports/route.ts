import { route } from '@/lib/doors'
import { startImportInput } from '@/lib/sources/schema'
import { startImport } from '@/lib/sources/start-import'

export const POST = route(startImportInput, startImport, 201)
