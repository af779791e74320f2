import type { Metadata } from 'next'
import { ModelList } from '@/components/models/model-list'
import { ModelTabs } from '@/components/models/model-tabs'
import { TrainDialog } from '@/components/models/train-dialog'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { listTrainedModels } from '@/lib/models/list-trained-models'
import { listModelsInput } from '@/lib/models/schema'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Models' }

export default async function ModelsPage({ params, searchParams }: PageProps<'/projects/[projectId]/models'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = listModelsInput.catch(listModelsInput.parse({})).parse(await searchParams)
  const { dataset } = await describeDataset(ctx, asked)
  const [models, snapshots] = await Promise.all([
    listTrainedModels(ctx, { dataset: dataset.id, archived: asked.archived }),
    listSnapshots(ctx, { dataset: dataset.id, take: 20 }),
  ])
  const train = (
    <TrainDialog
      projectId={projectId}
      dataset={dataset}
      snapshots={snapshots.flatMap(({ id, version, status }) => (status === 'taken' ? { id, version } : []))}
      parents={models.filter(({ state }) => state === 'ready').map(({ id, name }) => ({ id, name }))}
      disabledReason={can(ctx.role, 'curate') ? undefined : 'Curators and owners train models'}
    />
  )
  const at = `/projects/${projectId}/models?dataset=${dataset.id}`
  return (
    <Page
      header={<PageHeader title="Models" meta={dataset.name} actions={models.length > 0 && !asked.archived && train} />}
    >
      <ModelTabs projectId={projectId} datasetId={dataset.id} current="models" />
      <Card
        title={asked.archived ? 'Archived' : 'Trained here'}
        meta={models.length}
        actions={
          <TextLink href={asked.archived ? at : `${at}&archived=true`}>
            {asked.archived ? 'In use' : 'Archived'}
          </TextLink>
        }
      >
        <ModelList
          key={`${dataset.id} ${asked.archived}`}
          projectId={projectId}
          dataset={dataset.id}
          archived={asked.archived}
          initial={models}
          action={train}
        />
      </Card>
    </Page>
  )
}
