import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { sendDownload } from '@/lib/download-door'
import { downloadLeaks } from '@/lib/duplicates/download-leaks'

export function GET(request: Request, { params }: { params: Promise<{ projectId: string; runId: string }> }) {
  return respond(async () => {
    const { projectId, runId } = await params
    return sendDownload(request, await downloadLeaks(await enter(projectId), { runId }))
  })
}
