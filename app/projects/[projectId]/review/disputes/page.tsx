import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { Disputes } from '@/components/review/disputes'
import { ReviewTabs } from '@/components/review/review-tabs'
import { ReviewersOnly } from '@/components/review/reviewers-only'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getSettings } from '@/lib/review/get-settings'
import { listDisputesInput } from '@/lib/review/dispute/schema'
import { listDisputes } from '@/lib/review/list-disputes'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Disagreements' }

export default async function DisputesPage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/review/disputes'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  if (!can(ctx.role, 'curate')) return <ReviewersOnly />
  const { dataset: wanted, queue } = await searchParams
  const asked = listDisputesInput.safeParse({ dataset: wanted, queue }).data ?? listDisputesInput.parse({})
  const { dataset } = await orNotFound(describeDataset(ctx, { dataset: asked.dataset }))
  const [disputes, settings, kept] = await Promise.all([listDisputes(ctx, asked), getSettings(ctx), cookies()])
  return (
    <Page
      header={
        <>
          <PageHeader title="Disagreements" meta="Names are hidden" />
          <ReviewTabs
            projectId={projectId}
            dataset={dataset.id}
            current="disputes"
            curates
            disputed={disputes[0]?.left ?? 0}
          />
        </>
      }
    >
      <Disputes
        key={disputes[0]?.itemId ?? 'none'}
        projectId={projectId}
        dataset={dataset}
        disputes={disputes}
        settings={settings}
        veiled={kept.get('assay-veil')?.value === 'on'}
      />
    </Page>
  )
}
