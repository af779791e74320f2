import { Box } from 'lucide-react'
import type { Metadata } from 'next'
import { NoSnapshots } from '@/components/snapshots/no-snapshots'
import { SnapshotList } from '@/components/snapshots/snapshot-list'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'
import { listSnapshotsInput } from '@/lib/snapshots/schema'

export const metadata: Metadata = { title: 'Snapshots' }

export default async function SnapshotsPage({ params, searchParams }: PageProps<'/projects/[projectId]/snapshots'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = listSnapshotsInput.catch(listSnapshotsInput.parse({})).parse(await searchParams)
  const { dataset } = await orNotFound(describeDataset(ctx, { dataset: asked.dataset }))
  const snapshots = await listSnapshots(ctx, { ...asked, dataset: dataset.id })
  const at = `/projects/${projectId}/snapshots`
  const none = snapshots.length === 0 && !asked.before
  const take = can(ctx.role, 'curate') && (
    <LinkButton kind="filled" href={`${at}/new?dataset=${dataset.id}`} icon={<Box aria-hidden="true" />}>
      Take a snapshot
    </LinkButton>
  )
  return (
    <Page header={<PageHeader title="Snapshots" actions={!none && take} />}>
      <Card>
        {none ? (
          <NoSnapshots action={take || undefined} />
        ) : (
          <SnapshotList projectId={projectId} dataset={dataset.id} before={asked.before} initial={snapshots} />
        )}
        {(asked.before || snapshots.length === asked.take) && (
          <Pagination
            newerHref={asked.before ? `${at}?dataset=${dataset.id}` : null}
            olderHref={
              snapshots.length === asked.take ? `${at}?dataset=${dataset.id}&before=${snapshots.at(-1)?.id}` : null
            }
          >
            {snapshots.length} snapshots
          </Pagination>
        )}
      </Card>
    </Page>
  )
}
