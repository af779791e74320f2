import type { Metadata } from 'next'
import { CloseQueue } from '@/components/review/close-queue'
import { ReviewersTable } from '@/components/review/reviewers-table'
import { ReviewersOnly } from '@/components/review/reviewers-only'
import { Card, CardSection } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { RunBar } from '@/components/ui/run-bar'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getProgress } from '@/lib/review/get-progress'
import { listReviewers } from '@/lib/review/list-reviewers'
import { openQueue } from '@/lib/review/open-queue'
import { queueHref } from '@/lib/review/queue/rules'
import { queueInput } from '@/lib/review/queue/schema'

export const metadata: Metadata = { title: 'Queue' }

export default async function QueuePage({ params }: PageProps<'/projects/[projectId]/review/queues/[queueId]'>) {
  const { projectId, queueId: asked } = await params
  const ctx = await enterPage(projectId)
  if (!can(ctx.role, 'curate')) return <ReviewersOnly />
  const queueId = queueInput.safeParse({ queueId: asked }).data?.queueId ?? '01990000-0000-7000-8000-000000000000'
  const queue = await orNotFound(openQueue(ctx, { queue: queueId }))
  const [progress, reviewers] = await Promise.all([getProgress(ctx, { queueId }), listReviewers(ctx, { queueId })])
  const { done, left, leftAtLeast, heldByOthers, disputed } = progress
  return (
    <Page
      header={
        <PageHeader
          title={queue.name}
          meta={
            queue.closed
              ? 'Closed'
              : [queue.blind && 'blind', queue.overlap > 1 && `${queue.overlap} to ${queue.maxOverlap} people each`]
                  .filter(Boolean)
                  .join(', ')
          }
          actions={
            <>
              {disputed > 0 && (
                <LinkButton href={`/projects/${projectId}/review/disputes?dataset=${queue.datasetId}&queue=${queueId}`}>
                  Settle {disputed} {disputed === 1 ? 'disagreement' : 'disagreements'}
                </LinkButton>
              )}
              {queue.key === null && !queue.closed && (
                <CloseQueue projectId={projectId} queueId={queueId} name={queue.name} />
              )}
              <LinkButton kind="filled" href={queueHref(projectId, queue.key ?? queueId, { dataset: queue.datasetId })}>
                Open
              </LinkButton>
            </>
          }
        />
      }
    >
      <Card title="Progress">
        <CardSection>
          <RunBar
            name="Queue"
            done={done}
            total={done + left || null}
            detail={`${done.toLocaleString('en-US')} of ${leftAtLeast ? 'over ' : ''}${(done + left).toLocaleString('en-US')}`}
            rest={heldByOthers > 0 ? `${heldByOthers} with people now` : undefined}
          />
          {queue.warning && <p className="mt-2 text-text-2">{queue.warning}.</p>}
        </CardSection>
      </Card>
      <Card title="People" meta="To see where the guideline fails somebody, not to rank them">
        <ReviewersTable projectId={projectId} queueId={queueId} reviewers={reviewers} gold={queue.gold} />
      </Card>
    </Page>
  )
}
