import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { NoSources } from '@/components/sources/no-sources'
import { SourceList } from '@/components/sources/source-list'
import { SourceTabs } from '@/components/sources/source-tabs'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { listRuns } from '@/lib/runs/list-runs'
import { listSources } from '@/lib/sources/list-sources'
import { sourceFilter } from '@/lib/sources/schema'

export const metadata: Metadata = { title: 'Sources' }

export default async function SourcesPage({ params, searchParams }: PageProps<'/projects/[projectId]/sources'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const { before, take } = sourceFilter.catch(sourceFilter.parse({})).parse(await searchParams)
  const [sources, runs] = await Promise.all([listSources(ctx, { before, take }), listRuns(ctx, { take: 200 })])
  const at = `/projects/${projectId}/sources`
  const bringIn = can(ctx.role, 'curate') && (
    <LinkButton kind="filled" href={`${at}/new`} icon={<Download aria-hidden="true" />}>
      Bring in
    </LinkButton>
  )
  const none = sources.length === 0 && !before
  return (
    <Page header={<PageHeader title="Sources" actions={!none && bringIn} />}>
      <SourceTabs projectId={projectId} current="sources" />
      <Card>
        {none ? (
          <NoSources action={bringIn || undefined} />
        ) : (
          <SourceList key={before} projectId={projectId} before={before} initial={sources} runs={runs} />
        )}
        {(before || sources.length === take) && (
          <Pagination
            newerHref={before ? at : null}
            olderHref={sources.length === take ? `${at}?before=${sources.at(-1)?.id}` : null}
          >
            {sources.length} sources
          </Pagination>
        )}
      </Card>
    </Page>
  )
}
