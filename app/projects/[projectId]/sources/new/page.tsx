import type { Metadata } from 'next'
import { ImportWizard } from '@/components/sources/import-wizard'
import { likeOf } from '@/components/sources/like-of'
import { EmptyState } from '@/components/ui/empty-state'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listDatasets } from '@/lib/projects/list-datasets'
import { getSource } from '@/lib/sources/get-source'
import { sourceInput } from '@/lib/sources/schema'

export const metadata: Metadata = { title: 'Bring in' }

export default async function NewSourcePage({ params, searchParams }: PageProps<'/projects/[projectId]/sources/new'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = sourceInput.safeParse({ sourceId: (await searchParams).like })
  const like = asked.success ? likeOf(await orNotFound(getSource(ctx, asked.data))) : null
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
        <ImportWizard key={like?.id} projectId={projectId} datasets={datasets} like={like} />
      )}
    </Page>
  )
}
