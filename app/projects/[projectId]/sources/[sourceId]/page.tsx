import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SourceDetail } from '@/components/sources/source-detail'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listDatasets } from '@/lib/projects/list-datasets'
import { getRun } from '@/lib/runs/get-run'
import { getSource } from '@/lib/sources/get-source'
import { sourceInput } from '@/lib/sources/schema'

export const metadata: Metadata = { title: 'Source' }

export default async function SourcePage({ params }: PageProps<'/projects/[projectId]/sources/[sourceId]'>) {
  const { projectId, sourceId } = await params
  const ctx = await enterPage(projectId)
  const input = sourceInput.safeParse({ sourceId })
  if (!input.success) notFound()
  const source = await orNotFound(getSource(ctx, input.data))
  const [run, datasets] = await Promise.all([
    source.runId ? getRun(ctx, { runId: source.runId }) : null,
    listDatasets(ctx),
  ])
  return (
    <SourceDetail
      key={source.id}
      projectId={projectId}
      initial={source}
      run={run}
      dataset={datasets.find(({ id }) => id === source.datasetId)?.name ?? '–'}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
