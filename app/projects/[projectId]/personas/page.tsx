import type { Metadata } from 'next'
import { PersonaRoom } from '@/components/personas/persona-room'
import { Page } from '@/components/ui/page'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { countPersonas } from '@/lib/personas/count-personas'
import { listPersonas } from '@/lib/personas/list-personas'
import { personaPage } from '@/lib/personas/schema'

export const metadata: Metadata = { title: 'Personas' }

export default async function PersonasPage({ params, searchParams }: PageProps<'/projects/[projectId]/personas'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const page = personaPage.catch(personaPage.parse({})).parse(await searchParams)
  const [personas, counts] = await Promise.all([listPersonas(ctx, page), countPersonas(ctx, page)])
  return (
    <Page wide>
      <PersonaRoom projectId={projectId} mayCurate={can(ctx.role, 'curate')} initial={{ page, personas, counts }} />
    </Page>
  )
}
