import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { sendDownload } from '@/lib/download-door'
import { downloadChanges } from '@/lib/snapshots/download-changes'

export function GET(request: Request, { params }: { params: Promise<{ projectId: string; snapshotId: string }> }) {
  return respond(async () => {
    const { projectId, snapshotId } = await params
    const asked = { snapshotId, with: new URL(request.url).searchParams.get('with') }
    return sendDownload(request, await downloadChanges(await enter(projectId), asked))
  })
}
