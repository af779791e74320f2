import { downloadRoute } from '@/lib/download-door'
import { exportInput } from '@/lib/snapshots/export/schema'
import { fetchExport } from '@/lib/snapshots/fetch-export'

export const GET = downloadRoute(exportInput, fetchExport)
