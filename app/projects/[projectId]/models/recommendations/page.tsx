import type { Metadata } from 'next'
import { ModelTabs } from '@/components/models/model-tabs'
import { Recommendations } from '@/components/models/recommendations'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { recommendModels } from '@/lib/models/recommend-models'
import { recommendModelsInput } from '@/lib/models/recommendation/schema'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'

export const metadata: Metadata = { title: 'Recommendations' }

type Props = PageProps<'/projects/[projectId]/models/recommendations'>

export default async function RecommendationsPage({ params, searchParams }: Props) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = recommendModelsInput.catch({}).parse(await searchParams)
  const { dataset } = await describeDataset(ctx, asked)
  const snapshots = (await listSnapshots(ctx, { dataset: dataset.id, take: 20 })).filter(
    ({ status }) => status === 'taken',
  )
  const chosen = snapshots.find(({ id }) => id === asked.snapshot)?.id
  const found = await recommendModels(ctx, { ...asked, dataset: dataset.id, snapshot: chosen })
  return (
    <Page header={<PageHeader title="Models" meta={dataset.name} />}>
      <ModelTabs projectId={projectId} datasetId={dataset.id} current="recommendations" />
      <Recommendations
        projectId={projectId}
        dataset={dataset}
        snapshots={snapshots}
        chosen={chosen}
        found={found}
        may={can(ctx.role, 'curate') ? undefined : 'Curators and owners train models'}
      />
    </Page>
  )
}
