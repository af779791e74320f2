import { route } from '@/lib/doors'
import { listExports } from '@/lib/snapshots/list-exports'
import { listExportsInput, startExportInput } from '@/lib/snapshots/export/schema'
import { startExport } from '@/lib/snapshots/start-export'

export const GET = route(listExportsInput, listExports)
export const POST = route(startExportInput, startExport, 201)
