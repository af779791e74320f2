import { route } from '@/lib/doors'
import { importUpload } from '@/lib/sources/import-upload'
import { listSources } from '@/lib/sources/list-sources'
import { importQuery, sourceFilter } from '@/lib/sources/schema'
import { uploadRoute } from '@/lib/upload-door'

export const GET = route(sourceFilter, listSources)
export const POST = uploadRoute(importUpload, importQuery)
