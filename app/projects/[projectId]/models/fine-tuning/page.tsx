import type { Metadata } from 'next'
import { ModelTabs } from '@/components/models/model-tabs'
import { TuneDialog } from '@/components/models/tune-dialog'
import { TuningList } from '@/components/models/tuning-list'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { listTuners } from '@/lib/models/list-tuners'
import { listTunings } from '@/lib/models/list-tunings'
import { recommendModelsInput } from '@/lib/models/recommendation/schema'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'

export const metadata: Metadata = { title: 'Fine-tuning' }

type Props = PageProps<'/projects/[projectId]/models/fine-tuning'>

export default async function FineTuningPage({ params, searchParams }: Props) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = recommendModelsInput.catch({}).parse(await searchParams)
  const { dataset } = await describeDataset(ctx, asked)
  const [tunings, providers, snapshots] = await Promise.all([
    listTunings(ctx),
    listTuners(ctx),
    listSnapshots(ctx, { dataset: dataset.id, take: 20 }),
  ])
  const taken = snapshots.filter(({ status }) => status === 'taken')
  const may = !can(ctx.role, 'curate')
    ? 'Curators and owners have models trained'
    : providers.length === 0
      ? 'No provider of this project can fine-tune'
      : undefined
  const tune = (
    <TuneDialog
      projectId={projectId}
      dataset={dataset}
      snapshots={taken}
      from={taken.find(({ id }) => id === asked.snapshot)?.id}
      providers={providers}
      disabledReason={may}
    />
  )
  return (
    <Page header={<PageHeader title="Models" meta={dataset.name} actions={tunings.length > 0 && tune} />}>
      <ModelTabs projectId={projectId} datasetId={dataset.id} current="fine-tuning" />
      <Card title="Fine-tuned elsewhere" meta={tunings.length}>
        <TuningList projectId={projectId} initial={tunings} action={tune} canTune={providers.length > 0} />
      </Card>
    </Page>
  )
}
