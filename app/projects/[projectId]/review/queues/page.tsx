import type { Metadata } from 'next'
import { DownloadDecisions } from '@/components/review/download-decisions'
import { GoldCard } from '@/components/review/gold-card'
import { NewQueue } from '@/components/review/new-queue'
import { QueueTable } from '@/components/review/queue-table'
import { ReviewTabs } from '@/components/review/review-tabs'
import { ReviewersOnly } from '@/components/review/reviewers-only'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { listMembers } from '@/lib/access/list-members'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listGold } from '@/lib/review/list-gold'
import { listQueues } from '@/lib/review/list-queues'
import { listQueuesInput } from '@/lib/review/queue/schema'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { listViews } from '@/lib/samples/list-views'

export const metadata: Metadata = { title: 'Queues' }

export default async function QueuesPage({ params, searchParams }: PageProps<'/projects/[projectId]/review/queues'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  if (!can(ctx.role, 'review')) return <ReviewersOnly />
  const asked = listQueuesInput.safeParse({ dataset: (await searchParams).dataset }).data ?? {}
  const { dataset } = await orNotFound(describeDataset(ctx, asked))
  const curates = can(ctx.role, 'curate')
  const [queues, views, members, gold] = await Promise.all([
    listQueues(ctx, { dataset: dataset.id }),
    listViews(ctx, { dataset: dataset.id }),
    listMembers(ctx),
    curates ? listGold(ctx, { dataset: dataset.id }) : [],
  ])
  const people = members.filter(({ role }) => role !== 'viewer').map(({ userId, name }) => ({ id: userId, name }))
  const disputed = queues.reduce((sum, queue) => sum + queue.disputed, 0)
  return (
    <Page
      header={
        <>
          <PageHeader
            title="Queues"
            actions={
              curates && (
                <>
                  <DownloadDecisions projectId={projectId} dataset={dataset.id} />
                  <NewQueue projectId={projectId} dataset={dataset.id} views={views} people={people} />
                </>
              )
            }
          />
          <ReviewTabs
            projectId={projectId}
            dataset={dataset.id}
            current="queues"
            curates={curates}
            disputed={disputed}
          />
        </>
      }
    >
      <Card>
        <QueueTable projectId={projectId} dataset={dataset.id} queues={queues} curates={curates} />
      </Card>
      {curates && (
        <GoldCard
          projectId={projectId}
          gold={gold}
          names={Object.fromEntries(dataset.labels.map(({ code, name }) => [code, name]))}
        />
      )}
    </Page>
  )
}
