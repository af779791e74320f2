import type { Metadata } from 'next'
import { ModelTabs } from '@/components/models/model-tabs'
import { Playground } from '@/components/models/playground'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { listTrainedModels } from '@/lib/models/list-trained-models'
import { enterPage } from '@/lib/pages'

export const metadata: Metadata = { title: 'Playground' }

export default async function PlaygroundPage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/models/playground'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const models = (await listTrainedModels(ctx, { archived: false })).filter(({ state }) => state === 'ready')
  const { model: asked, dataset } = await searchParams
  const chosen =
    models.find(({ id }) => id === asked) ?? models.find(({ datasetId }) => datasetId === dataset) ?? models[0]
  return (
    <Page header={<PageHeader title="Models" />}>
      <ModelTabs projectId={projectId} datasetId={chosen?.datasetId} current="playground" />
      <Playground projectId={projectId} models={models} modelId={chosen?.id ?? null} />
    </Page>
  )
}
