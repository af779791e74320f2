import type { Metadata } from 'next'
import { TakeForm } from '@/components/snapshots/take-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { previewSnapshot } from '@/lib/snapshots/preview-snapshot'
import { listSnapshotsInput } from '@/lib/snapshots/schema'
import { settingsOf } from '@/lib/snapshots/taking/rules'

export const metadata: Metadata = { title: 'Take a snapshot' }

export default async function TakePage({ params, searchParams }: PageProps<'/projects/[projectId]/snapshots/new'>) {
  const { projectId } = await params
  const asked = await searchParams
  const ctx = await enterPage(projectId)
  const wanted = listSnapshotsInput.safeParse({ dataset: asked.dataset }).data?.dataset
  const { dataset } = await orNotFound(describeDataset(ctx, { dataset: wanted }))
  const settings = settingsOf(asked)
  if (!can(ctx.role, 'curate'))
    return (
      <Page header={<PageHeader title="Take a snapshot" />}>
        <EmptyState title="Curators and owners take snapshots">Ask an owner of this project for that role.</EmptyState>
      </Page>
    )
  const preview = await previewSnapshot(ctx, { ...settings, dataset: dataset.id })
  return <TakeForm key={dataset.id} projectId={projectId} dataset={dataset} initial={settings} preview={preview} />
}
