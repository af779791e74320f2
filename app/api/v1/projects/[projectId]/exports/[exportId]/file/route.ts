import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { sendDownload } from '@/lib/download-door'
import { fetchExport } from '@/lib/snapshots/fetch-export'
import { exportInput } from '@/lib/snapshots/export/schema'

export function GET(request: Request, { params }: { params: Promise<{ projectId: string; exportId: string }> }) {
  return respond(async () => {
    const { projectId, exportId } = await params
    return sendDownload(request, await fetchExport(await enter(projectId), exportInput.parse({ exportId })))
  })
}
