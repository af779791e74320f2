import type { Metadata } from 'next'
import { CallsFilters } from '@/components/providers/calls-filters'
import { CallsTable } from '@/components/providers/calls-table'
import { SettingsTabs } from '@/components/providers/settings-tabs'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { enterPage } from '@/lib/pages'
import { listCalls } from '@/lib/providers/list-calls'
import { listModels } from '@/lib/providers/list-models'
import { callFilter } from '@/lib/providers/schema'

export const metadata: Metadata = { title: 'Model calls' }

export default async function CallsPage({ params, searchParams }: PageProps<'/projects/[projectId]/settings/calls'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = await searchParams
  const filter = callFilter.catch(callFilter.parse({})).parse(asked)
  const [page, models] = await Promise.all([listCalls(ctx, filter), listModels(ctx)])
  const path = `/projects/${projectId}/settings/calls`
  const at = (before: string | null) => {
    const kept = Object.entries({ ...asked, before }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return `${path}?${new URLSearchParams(kept)}`
  }
  return (
    <Page
      header={<PageHeader title="Model calls" meta="Written down before each call goes out, closed when it ends." />}
    >
      <SettingsTabs projectId={projectId} current="calls" />
      <CallsFilters path={path} filter={filter} models={models} />
      <Card>
        <CallsTable projectId={projectId} calls={page.calls} />
      </Card>
      {(filter.before || page.older) && (
        <Pagination newerHref={filter.before ? at(null) : null} olderHref={page.older ? at(page.older) : null}>
          {page.calls.length} calls
        </Pagination>
      )}
    </Page>
  )
}
