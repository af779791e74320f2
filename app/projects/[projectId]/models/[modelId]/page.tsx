import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ModelDetail } from '@/components/models/model-detail'
import { getEvaluation } from '@/lib/models/get-evaluation'
import { getTrainedModel } from '@/lib/models/get-trained-model'
import { listComparable } from '@/lib/models/list-comparable'
import { modelInput } from '@/lib/models/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listDatasets } from '@/lib/projects/list-datasets'
import { getRun } from '@/lib/runs/get-run'
import { listSnapshots } from '@/lib/snapshots/list-snapshots'

export const metadata: Metadata = { title: 'Model' }

type Props = PageProps<'/projects/[projectId]/models/[modelId]'>

export default async function ModelPage({ params, searchParams }: Props) {
  const { projectId, modelId } = await params
  const ctx = await enterPage(projectId)
  const input = modelInput.safeParse({ modelId })
  if (!input.success) notFound()
  const model = await orNotFound(getTrainedModel(ctx, input.data))
  const { evaluation: asked } = await searchParams
  const shown = model.evaluations.find(({ id }) => id === asked)?.id ?? model.heldOut?.id
  const [evaluation, run, datasets, comparable, snapshots] = await Promise.all([
    shown ? getEvaluation(ctx, { evaluationId: shown }) : null,
    model.runId && model.state !== 'ready' ? getRun(ctx, { runId: model.runId }) : null,
    listDatasets(ctx),
    listComparable(ctx, { evaluationId: shown ?? null }),
    listSnapshots(ctx, { dataset: model.datasetId, take: 20 }),
  ])
  return (
    <ModelDetail
      key={model.id}
      projectId={projectId}
      initial={model}
      evaluation={evaluation}
      run={run}
      snapshots={snapshots.filter(({ status }) => status === 'taken').map(({ id, version }) => ({ id, version }))}
      datasets={datasets.map(({ id, name }) => ({ id, name }))}
      {...comparable}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
