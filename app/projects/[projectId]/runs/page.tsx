import type { Metadata } from 'next'
import { RunList } from '@/components/runs/run-list'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TabLinks } from '@/components/ui/tab-links'
import { enterPage } from '@/lib/pages'
import { countWorkers } from '@/lib/runs/count-workers'
import { listRuns } from '@/lib/runs/list-runs'
import { runFilter, runStatuses } from '@/lib/runs/schema'

export const metadata: Metadata = { title: 'Runs' }

export default async function RunsPage({ params, searchParams }: PageProps<'/projects/[projectId]/runs'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const filter = runFilter.catch(runFilter.parse({})).parse(await searchParams)
  const [runs, workers] = await Promise.all([listRuns(ctx, filter), countWorkers()])
  const at = (status?: string, before?: string) => {
    const query = new URLSearchParams({ ...(status && { status }), ...(before && { before }) }).toString()
    return `/projects/${projectId}/runs${query && `?${query}`}`
  }
  const word = (status: string) => status[0]?.toUpperCase() + status.slice(1)
  return (
    <Page header={<PageHeader title="Runs" meta={workers === 1 ? '1 worker' : `${workers} workers`} />}>
      {workers === 0 && <ErrorNote>No worker is alive, so nothing moves. Start one with “npm run worker”.</ErrorNote>}
      <TabLinks
        label="Runs by state"
        links={[
          { href: at(), label: 'All', current: !filter.status },
          ...runStatuses.map((status) => ({
            href: at(status),
            label: word(status),
            current: filter.status === status,
          })),
        ]}
      />
      <Card>
        <RunList key={JSON.stringify(filter)} projectId={projectId} filter={filter} initial={runs} />
      </Card>
      {(filter.before || runs.length === filter.take) && (
        <Pagination
          newerHref={filter.before ? at(filter.status) : null}
          olderHref={runs.length === filter.take ? at(filter.status, runs.at(-1)?.id) : null}
        >
          {runs.length} runs
        </Pagination>
      )}
    </Page>
  )
}
