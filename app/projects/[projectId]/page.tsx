import type { Metadata } from 'next'
import { TrustCard } from '@/components/judges/trust-card'
import { BalanceCard } from '@/components/projects/balance-card'
import { CostCard } from '@/components/projects/cost-card'
import { FlowCard } from '@/components/projects/flow-card'
import { FirstActs } from '@/components/projects/first-acts'
import { NextSteps } from '@/components/projects/next-steps'
import { RunningCard } from '@/components/runs/running-card'
import { CoverageCard } from '@/components/stats/coverage-card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { describeAgreement } from '@/lib/judges/describe-agreement'
import { enterPage, orNotFound } from '@/lib/pages'
import { getOverview } from '@/lib/projects/get-overview'
import { overviewInput } from '@/lib/projects/schema'
import { listRuns } from '@/lib/runs/list-runs'
import { getBalance } from '@/lib/stats/get-balance'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ params, searchParams }: PageProps<'/projects/[projectId]'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const overview = await orNotFound(getOverview(ctx, overviewInput.parse(await searchParams)))
  const { dataset } = overview
  const [running, balance, agreement] = await Promise.all([
    listRuns(ctx, { status: 'running', take: 5 }),
    getBalance(ctx, { dataset: dataset.id }),
    describeAgreement(ctx, { dataset: dataset.id, by: 'polarity' }),
  ])
  return (
    <Page
      header={
        <PageHeader
          title={dataset.name}
          meta={`Policy ${dataset.policy} v${dataset.policyVersion}, ${overview.labels.length} labels`}
          actions={<FirstActs projectId={projectId} overview={overview} role={ctx.role} />}
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
      <div className="grid grid-cols-[minmax(0,5fr)_minmax(0,6fr)] items-start gap-4 max-xl:grid-cols-[minmax(0,1fr)]">
        <BalanceCard projectId={projectId} balance={balance} />
        <CoverageCard projectId={projectId} balance={balance} />
      </div>
      <TrustCard projectId={projectId} dataset={dataset.id} agreement={agreement} />
    </Page>
  )
}
