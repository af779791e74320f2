import { enter } from '@/lib/auth'
import { respond } from '@/lib/doors'
import { sendDownload } from '@/lib/download-door'
import { downloadChanges } from '@/lib/snapshots/download-changes'
import { compareInput } from '@/lib/snapshots/schema'

export function GET(request: Request, { params }: { params: Promise<{ projectId: string; snapshotId: string }> }) {
  return respond(async () => {
    const { projectId, snapshotId } = await params
    const input = { snapshotId, with: new URL(request.url).searchParams.get('with') }
    const ctx = await enter(projectId)
    return sendDownload(request, await downloadChanges(ctx, compareInput.parse(input)))
  })
}
