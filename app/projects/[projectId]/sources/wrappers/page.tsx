import type { Metadata } from 'next'
import { SourceTabs } from '@/components/sources/source-tabs'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { RuleList } from '@/components/wrappers/rule-list'
import { TryOut } from '@/components/wrappers/try-out'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listWrappers } from '@/lib/wrappers/list-wrappers'

export const metadata: Metadata = { title: 'Wrappers' }

export default async function WrappersPage({ params }: PageProps<'/projects/[projectId]/sources/wrappers'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const rules = await listWrappers(ctx)
  return (
    <Page header={<PageHeader title="Sources" meta="What an import strips from a text to find the request inside" />}>
      <SourceTabs projectId={projectId} current="wrappers" />
      <RuleList projectId={projectId} rules={rules} mayCurate={can(ctx.role, 'curate')} />
      <TryOut projectId={projectId} />
    </Page>
  )
}
