import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CompareView } from '@/components/snapshots/compare-view'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { compareSnapshots } from '@/lib/snapshots/compare-snapshots'
import { getSnapshot } from '@/lib/snapshots/get-snapshot'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'
import { changeKinds, compareInput } from '@/lib/snapshots/schema'

export const metadata: Metadata = { title: 'Compare snapshots' }

type Props = PageProps<'/projects/[projectId]/snapshots/[snapshotId]/compare'>

export default async function ComparePage({ params, searchParams }: Props) {
  const { projectId, snapshotId } = await params
  const ctx = await enterPage(projectId)
  const asked = await searchParams
  const input = compareInput.safeParse({ snapshotId, with: asked.with })
  if (!input.success) notFound()
  const comparison = await orNotFound(compareSnapshots(ctx, input.data))
  const snapshot = await getSnapshot(ctx, { snapshotId })
  const all = await listSnapshots(ctx, { dataset: snapshot.datasetId, take: 100 })
  return (
    <CompareView
      key={input.data.with}
      projectId={projectId}
      comparison={comparison}
      initial={changeKinds.find((kind) => kind === asked.kind) ?? 'all'}
      others={all.filter(({ id, status }) => status === 'taken' && id !== snapshotId)}
      names={Object.fromEntries(snapshot.policy.labels.map(({ code, name }) => [code, name]))}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
