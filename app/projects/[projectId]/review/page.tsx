import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { ReviewScreen } from '@/components/review/review-screen'
import { ReviewersOnly } from '@/components/review/reviewers-only'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getGuidelines } from '@/lib/review/get-guidelines'
import { getSettings } from '@/lib/review/get-settings'
import { listMyDecisions } from '@/lib/review/list-my-decisions'
import { openQueue } from '@/lib/review/open-queue'
import { queueAsked } from '@/lib/review/queue/rules'
import { openQueueInput } from '@/lib/review/queue/schema'
import { sampleInput } from '@/lib/samples/schema'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Review' }

export default async function ReviewPage({ params, searchParams }: PageProps<'/projects/[projectId]/review'>) {
  const { projectId } = await params
  const asked = await searchParams
  const ctx = await enterPage(projectId)
  if (!can(ctx.role, 'review')) return <ReviewersOnly />
  const wanted = openQueueInput.safeParse({ dataset: asked.dataset }).data?.dataset
  const queue = await orNotFound(openQueue(ctx, { dataset: wanted, ...queueAsked(asked.queue) }))
  const [{ dataset }, settings, decisions, kept] = await Promise.all([
    describeDataset(ctx, { dataset: queue.datasetId }),
    getSettings(ctx),
    listMyDecisions(ctx, { dataset: queue.datasetId, take: 60 }),
    cookies(),
  ])
  const guidelines = await getGuidelines(ctx, dataset)
  return (
    <ReviewScreen
      key={queue.id}
      projectId={projectId}
      userId={ctx.actor.id}
      dataset={dataset}
      queue={queue}
      guidelines={guidelines}
      decisions={decisions}
      settings={settings}
      curates={can(ctx.role, 'curate')}
      veiled={kept.get('assay-veil')?.value === 'on'}
      sampleId={sampleInput.safeParse({ sampleId: asked.sample }).data?.sampleId ?? null}
    />
  )
}
