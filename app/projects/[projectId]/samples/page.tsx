import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { SamplesScreen } from '@/components/samples/samples-screen'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getSettings } from '@/lib/review/get-settings'
import { countSamples } from '@/lib/samples/count-samples'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { filterOf, isCountedOnly, orderOf } from '@/lib/samples/filter/rules'
import { listSamplesInput } from '@/lib/samples/filter/schema'
import { listSamples } from '@/lib/samples/list-samples'
import { listViews } from '@/lib/samples/list-views'
import { columnsOf } from '@/lib/samples/views/rules'

export const metadata: Metadata = { title: 'Samples' }

export default async function SamplesPage({ params, searchParams }: PageProps<'/projects/[projectId]/samples'>) {
  const { projectId } = await params
  const asked = await searchParams
  const ctx = await enterPage(projectId)
  const wanted = listSamplesInput.safeParse({ dataset: asked.dataset }).data?.dataset
  const { dataset, others } = await orNotFound(describeDataset(ctx, { dataset: wanted }))
  const [filter, order] = [filterOf(asked), orderOf(asked)]
  const mayReview = can(ctx.role, 'review')
  const [page, facets, views, kept, settings] = await Promise.all([
    listSamples(ctx, listSamplesInput.parse({ ...filter, dataset: dataset.id, order, take: 200 })).catch(() => null),
    isCountedOnly(filter) ? countSamples(ctx, { ...filter, dataset: dataset.id }) : null,
    listViews(ctx, { dataset: dataset.id }),
    cookies(),
    mayReview ? getSettings(ctx) : null,
  ])
  return (
    <SamplesScreen
      key={dataset.id}
      projectId={projectId}
      dataset={dataset}
      others={others}
      may={{ review: mayReview, curate: can(ctx.role, 'curate') }}
      initial={{ filter, order, page, facets, views }}
      kept={{ columns: columnsOf(kept.get('assay-columns')?.value), veiled: kept.get('assay-veil')?.value === 'on' }}
      own={settings}
    />
  )
}
