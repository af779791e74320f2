import type { Metadata } from 'next'
import { BalanceCard } from '@/components/projects/balance-card'
import { CostCard } from '@/components/projects/cost-card'
import { FlowCard } from '@/components/projects/flow-card'
import { NextSteps } from '@/components/projects/next-steps'
import { RunningCard } from '@/components/runs/running-card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage, orNotFound } from '@/lib/pages'
import { getOverview } from '@/lib/projects/get-overview'
import { overviewInput } from '@/lib/projects/schema'
import { listRuns } from '@/lib/runs/list-runs'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ params, searchParams }: PageProps<'/projects/[projectId]'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const overview = await orNotFound(getOverview(ctx, overviewInput.parse(await searchParams)))
  const running = await listRuns(ctx, { status: 'running', take: 5 })
  const { dataset } = overview
  return (
    <Page
      header={
        <PageHeader
          title={dataset.name}
          meta={`Policy ${dataset.policy} v${dataset.policyVersion}, ${overview.labels.length} labels`}
        />
      }
      aside={
        <>
          <NextSteps projectId={projectId} overview={overview} role={ctx.role} />
          <RunningCard projectId={projectId} initial={running} />
          <CostCard cost={overview.cost} />
        </>
      }
    >
      <FlowCard projectId={projectId} overview={overview} />
      <BalanceCard projectId={projectId} overview={overview} />
    </Page>
  )
}
