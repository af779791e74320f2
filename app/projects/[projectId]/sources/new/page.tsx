import type { Metadata } from 'next'
import { ImportWizard } from '@/components/sources/import-wizard'
import { EmptyState } from '@/components/ui/empty-state'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listDatasets } from '@/lib/projects/list-datasets'

export const metadata: Metadata = { title: 'Bring in' }

export default async function NewSourcePage({ params }: PageProps<'/projects/[projectId]/sources/new'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const datasets = (await listDatasets(ctx)).filter(({ archivedAt }) => archivedAt === null)
  const reason = !can(ctx.role, 'curate')
    ? 'Curators and owners bring texts in. Ask an owner of this project.'
    : datasets.length === 0
      ? 'Every dataset of this project is archived. Make a new one under Settings.'
      : null
  return (
    <Page header={<PageHeader title="Bring in" />}>
      {reason ? (
        <EmptyState title="Nothing can be brought in here">{reason}</EmptyState>
      ) : (
        <ImportWizard projectId={projectId} datasets={datasets} />
      )}
    </Page>
  )
}
