import type { Metadata } from 'next'
import { NewTemplate } from '@/components/templates/new-template'
import { TemplateList } from '@/components/templates/template-list'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { builtInTemplates } from '@/lib/templates/built-in-templates'
import { listTemplates } from '@/lib/templates/list-templates'

export const metadata: Metadata = { title: 'Templates' }

export default async function TemplatesPage({ params, searchParams }: PageProps<'/projects/[projectId]/templates'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const archived = (await searchParams).archived === 'true'
  const templates = await listTemplates(ctx, { archived })
  const here = `/projects/${projectId}/templates`
  return (
    <Page
      header={
        <PageHeader
          title="Templates"
          meta="The prompts that samples are written with"
          actions={<NewTemplate projectId={projectId} mayCurate={can(ctx.role, 'curate')} starts={builtInTemplates} />}
        />
      }
    >
      <Card
        title={archived ? 'Archived' : 'In use'}
        meta={templates.length}
        actions={
          <TextLink href={archived ? here : `${here}?archived=true`}>{archived ? 'In use' : 'Archived'}</TextLink>
        }
      >
        <TemplateList key={String(archived)} projectId={projectId} archived={archived} initial={templates} />
      </Card>
    </Page>
  )
}
