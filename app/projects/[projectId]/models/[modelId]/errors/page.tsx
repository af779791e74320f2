import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ErrorsScreen } from '@/components/models/errors-screen'
import { getEvaluation } from '@/lib/models/get-evaluation'
import { getTrainedModel } from '@/lib/models/get-trained-model'
import { listErrors } from '@/lib/models/list-errors'
import { listErrorsInput, modelInput } from '@/lib/models/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Errors' }

type Props = PageProps<'/projects/[projectId]/models/[modelId]/errors'>

export default async function ErrorsPage({ params, searchParams }: Props) {
  const { projectId, modelId } = await params
  const ctx = await enterPage(projectId)
  const input = modelInput.safeParse({ modelId })
  if (!input.success) notFound()
  const model = await orNotFound(getTrainedModel(ctx, input.data))
  const { evaluation: asked, kind, skip } = await searchParams
  const evaluationId =
    model.evaluations.find(({ id, state }) => id === asked && state === 'ready')?.id ?? model.heldOut?.id
  if (!evaluationId) notFound()
  const first = listErrorsInput.catch(listErrorsInput.parse({ evaluationId })).parse({ evaluationId, kind, skip })
  const evaluation = await getEvaluation(ctx, { evaluationId })
  const [errors, { dataset }] = await Promise.all([
    listErrors(ctx, first),
    describeDataset(ctx, { dataset: evaluation.datasetId }),
  ])
  return (
    <ErrorsScreen
      key={`${first.kind} ${first.skip}`}
      projectId={projectId}
      evaluation={evaluation}
      labels={dataset.labels}
      initial={errors}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
