import type { Metadata } from 'next'
import { GenerationBuilder } from '@/components/generation/generation-builder'
import { can } from '@/lib/ctx'
import { draftOf } from '@/lib/generation/address/rules'
import { getGrid } from '@/lib/generation/get-grid'
import { gridInput } from '@/lib/generation/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { listJudges } from '@/lib/judges/list-judges'
import { listModels } from '@/lib/providers/list-models'
import { listTemplates } from '@/lib/templates/list-templates'

export const metadata: Metadata = { title: 'New generation' }

export default async function NewGenerationPage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/generation/new'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const asked = await searchParams
  const input = gridInput.safeParse({ dataset: asked.dataset })
  const [grid, templates, models, judges] = await Promise.all([
    orNotFound(getGrid(ctx, input.data ?? {})),
    listTemplates(ctx, { archived: false }),
    listModels(ctx),
    orNotFound(listJudges(ctx, { dataset: input.data?.dataset })),
  ])
  return (
    <GenerationBuilder
      key={grid.dataset.id}
      projectId={projectId}
      grid={grid}
      templates={templates}
      models={models}
      judges={judges.filter(({ archived }) => !archived).map(({ id, name }) => ({ id, name }))}
      initial={draftOf(asked, grid, models)}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
