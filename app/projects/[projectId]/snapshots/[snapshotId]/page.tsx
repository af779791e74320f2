import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SnapshotDetail } from '@/components/snapshots/snapshot-detail'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getRun } from '@/lib/runs/get-run'
import { getSnapshot } from '@/lib/snapshots/get-snapshot'
import { snapshotInput } from '@/lib/snapshots/schema'

export const metadata: Metadata = { title: 'Snapshot' }

export default async function SnapshotPage({ params }: PageProps<'/projects/[projectId]/snapshots/[snapshotId]'>) {
  const { projectId, snapshotId } = await params
  const ctx = await enterPage(projectId)
  const input = snapshotInput.safeParse({ snapshotId })
  if (!input.success) notFound()
  const snapshot = await orNotFound(getSnapshot(ctx, input.data))
  const run = snapshot.runId && snapshot.status !== 'taken' ? await getRun(ctx, { runId: snapshot.runId }) : null
  return (
    <SnapshotDetail
      key={snapshot.id}
      projectId={projectId}
      initial={snapshot}
      run={run}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
