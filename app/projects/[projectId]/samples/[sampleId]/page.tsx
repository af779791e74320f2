import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { SampleAlone } from '@/components/samples/sample-alone'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getSettings } from '@/lib/review/get-settings'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { getSample } from '@/lib/samples/get-sample'
import { sampleInput } from '@/lib/samples/schema'
import { notFound } from 'next/navigation'

export const metadata: Metadata = { title: 'Sample' }

export default async function SamplePage({ params }: PageProps<'/projects/[projectId]/samples/[sampleId]'>) {
  const { projectId, sampleId } = await params
  const ctx = await enterPage(projectId)
  const asked = sampleInput.safeParse({ sampleId })
  if (!asked.success) notFound()
  const sample = await orNotFound(getSample(ctx, asked.data))
  const { dataset } = await describeDataset(ctx, { dataset: sample.dataset.id })
  const mayReview = can(ctx.role, 'review')
  const settings = mayReview ? await getSettings(ctx) : null
  const veiled = (await cookies()).get('assay-veil')?.value === 'on'
  return (
    <SampleAlone
      projectId={projectId}
      sample={sample}
      dataset={dataset}
      veiled={veiled}
      mayReview={mayReview}
      own={settings}
    />
  )
}
