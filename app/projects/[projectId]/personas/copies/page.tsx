import type { Metadata } from 'next'
import { CopiesList } from '@/components/personas/copies-list'
import { PersonaTabs } from '@/components/personas/persona-tabs'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { countPersonas } from '@/lib/personas/count-personas'
import { listCopies } from '@/lib/personas/list-copies'
import { personaFilter } from '@/lib/personas/schema'

export const metadata: Metadata = { title: 'Near copies of personas' }

export default async function PersonaCopiesPage({ params }: PageProps<'/projects/[projectId]/personas/copies'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const [copies, counts] = await Promise.all([listCopies(ctx), countPersonas(ctx, personaFilter.parse({}))])
  return (
    <Page header={<PageHeader title="Personas" meta="Two that nearly say the same write alike" />}>
      <PersonaTabs projectId={projectId} current="copies" active={counts.active} retired={counts.retired} />
      <CopiesList projectId={projectId} initial={copies} mayCurate={can(ctx.role, 'curate')} />
    </Page>
  )
}
