import type { Metadata } from 'next'
import { AuditFilters } from '@/components/audit/audit-filters'
import { AuditList } from '@/components/audit/audit-list'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { listEntries } from '@/lib/audit/list-entries'
import { auditFilter } from '@/lib/audit/schema'
import { enterPage } from '@/lib/pages'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ params, searchParams }: PageProps<'/projects/[projectId]/audit'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = await searchParams
  const filter = auditFilter.catch(auditFilter.parse({})).parse(asked)
  const page = await listEntries(ctx, filter)
  const path = `/projects/${projectId}/audit`
  const at = (before: string | null) => {
    const kept = Object.entries({ ...asked, before }).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    )
    return `${path}?${new URLSearchParams(kept)}`
  }
  return (
    <Page
      header={
        <PageHeader title="Audit" meta="Every change, by whom, when, from what to what. It cannot be rewritten." />
      }
    >
      <AuditFilters path={path} filter={filter} choices={page} />
      <Card>
        <AuditList projectId={projectId} entries={page.entries} names={page.names} />
      </Card>
      {(filter.before || page.older) && (
        <Pagination newerHref={filter.before ? at(null) : null} olderHref={page.older ? at(page.older) : null}>
          {page.entries.length} changes
        </Pagination>
      )}
    </Page>
  )
}
