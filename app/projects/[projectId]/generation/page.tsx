import type { Metadata } from 'next'
import { GenerationList } from '@/components/generation/generation-list'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage } from '@/lib/pages'
import { listRuns } from '@/lib/runs/list-runs'

export const metadata: Metadata = { title: 'Generate' }

export default async function GenerationsPage({ params, searchParams }: PageProps<'/projects/[projectId]/generation'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const runs = await listRuns(ctx, { kind: 'generate', take: 100 })
  const { dataset } = await searchParams
  const href = `/projects/${projectId}/generation/new${typeof dataset === 'string' ? `?dataset=${dataset}` : ''}`
  return (
    <Page
      header={
        <PageHeader
          title="Generate"
          meta="Rows that models wrote"
          actions={
            <LinkButton kind={runs.length > 0 ? 'filled' : 'plain'} href={href}>
              New generation
            </LinkButton>
          }
        />
      }
    >
      <Card>
        <GenerationList projectId={projectId} initial={runs} />
      </Card>
    </Page>
  )
}
