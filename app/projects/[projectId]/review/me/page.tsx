import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { MyHistory } from '@/components/review/my-history'
import { OverruledList } from '@/components/review/overruled-list'
import { hidesOf } from '@/components/samples/hides'
import { ReviewTabs } from '@/components/review/review-tabs'
import { ReviewersOnly } from '@/components/review/reviewers-only'
import { SettingsForm } from '@/components/review/settings-form'
import { TotalsCard } from '@/components/review/totals-card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getMyTotals } from '@/lib/review/get-my-totals'
import { getSettings } from '@/lib/review/get-settings'
import { listMyDecisions } from '@/lib/review/list-my-decisions'
import { listOverruled } from '@/lib/review/list-overruled'
import { listQueuesInput } from '@/lib/review/queue/schema'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'My reviewing' }

export default async function MyReviewingPage({ params, searchParams }: PageProps<'/projects/[projectId]/review/me'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  if (!can(ctx.role, 'review')) return <ReviewersOnly />
  const asked = listQueuesInput.safeParse({ dataset: (await searchParams).dataset }).data ?? {}
  const { dataset } = await orNotFound(describeDataset(ctx, asked))
  const [settings, totals, overruled, decisions, kept] = await Promise.all([
    getSettings(ctx),
    getMyTotals(ctx),
    listOverruled(ctx, { take: 50 }),
    listMyDecisions(ctx, { dataset: dataset.id, take: 100 }),
    cookies(),
  ])
  const hides = hidesOf(kept.get('assay-veil')?.value === 'on', settings)
  const hidden = (labels: readonly string[]) => hides({ labels, unseen: false, verdicts: [] })
  const names = Object.fromEntries(dataset.labels.map(({ code, name }) => [code, name]))
  return (
    <Page
      header={
        <>
          <PageHeader title="My reviewing" meta="Nobody else sees the totals and the settings" />
          <ReviewTabs projectId={projectId} dataset={dataset.id} current="me" curates={can(ctx.role, 'curate')} />
        </>
      }
      aside={
        <>
          <TotalsCard totals={totals} />
          <OverruledList projectId={projectId} overruled={overruled} names={names} hidden={hidden} />
        </>
      }
    >
      <SettingsForm projectId={projectId} settings={settings} labels={dataset.labels} />
      <MyHistory projectId={projectId} decisions={decisions} names={names} hidden={hidden} />
    </Page>
  )
}
