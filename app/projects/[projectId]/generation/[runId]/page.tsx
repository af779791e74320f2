import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GenerationRun } from '@/components/generation/generation-run'
import { can } from '@/lib/ctx'
import { getGeneration } from '@/lib/generation/get-generation'
import { generationInput, listRowsInput, type RowCounts } from '@/lib/generation/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { getRun } from '@/lib/runs/get-run'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Generation' }

export default async function GenerationPage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/generation/[runId]'>) {
  const { projectId, runId } = await params
  const ctx = await enterPage(projectId)
  const input = generationInput.safeParse({ runId })
  if (!input.success) notFound()
  const [run, view] = await orNotFound(Promise.all([getRun(ctx, input.data), getGeneration(ctx, input.data)]))
  const { dataset } = await orNotFound(describeDataset(ctx, { dataset: view.plan.datasetId }))
  const asked = await searchParams
  const { outcome, reason, cell, refusedBy, label, before } = listRowsInput.safeParse({ runId, ...asked }).data ?? {}
  const wanted = outcome ?? (asked.rows === 'all' ? undefined : firstToSee(view.counts))
  return (
    <GenerationRun
      key={run.id}
      projectId={projectId}
      initial={{ run, view }}
      mayCurate={can(ctx.role, 'curate')}
      names={Object.fromEntries(dataset.labels.map(({ code, name, polarity }) => [code, { name, polarity }]))}
      filter={{
        ...(wanted && { outcome: wanted }),
        ...(reason && { reason }),
        ...(cell !== undefined && view.cells[cell] && { cell }),
        ...(refusedBy && { refusedBy }),
        ...(label && { label }),
        ...(before !== undefined && { before }),
      }}
    />
  )
}

/** What went wrong, where something did. */
const firstToSee = ({ notKept, failed }: RowCounts) => (notKept > 0 ? 'notKept' : failed > 0 ? 'failed' : 'kept')
