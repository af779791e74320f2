'use client'
import { useDeferredValue } from 'react'
import { planOf } from '@/lib/generation/address/rules'
import type { Draft } from '@/lib/generation/address/schema'
import { columnsOf, fitsOf } from '@/lib/generation/columns/rules'
import type { GridView } from '@/lib/generation/schema'
import type { ModelView } from '@/lib/providers/schema'
import type { TemplateView } from '@/lib/templates/schema'
import { Card } from '../ui/card'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import type { JudgeOption } from './builder-part'
import { EstimateCard } from './estimate-card'
import { ExamplesCard } from './examples-card'
import { FillBar } from './fill-bar'
import { PlanStrip } from './plan-strip'
import { TargetGrid } from './target-grid'
import { useDraft } from './use-draft'

export type BuilderProps = {
  projectId: string
  grid: GridView
  templates: TemplateView[]
  models: ModelView[]
  judges: JudgeOption[]
  initial: Draft
  mayCurate: boolean
}

export function GenerationBuilder({ projectId, grid, templates, models, judges, initial, mayCurate }: BuilderProps) {
  const kindOf = (wanted: string) =>
    templates.find(({ id, origin }) => id === wanted || origin === wanted)?.kind ?? 'content'
  const columnsFor = (draft: Draft) => columnsOf(draft, grid, fitsOf(kindOf(draft.template)))
  const { draft, change, leave } = useDraft(initial, grid, columnsFor)
  const kind = kindOf(draft.template)
  const columns = columnsFor(draft)
  const plan = planOf(draft, grid, { columns, response: kind === 'response' })
  const still = useDeferredValue(plan)
  const given = { projectId, grid, draft, change, columns }
  return (
    <Page
      header={
        <PageHeader
          title="New generation"
          meta={`Into ${grid.dataset.name}`}
          actions={<LinkButton href={`/projects/${projectId}/generation`}>Earlier runs</LinkButton>}
        />
      }
      aside={<EstimateCard {...given} plan={plan} still={still} mayCurate={mayCurate} leave={leave} />}
    >
      <Card>
        <PlanStrip {...given} templates={templates} models={models} judges={judges} kind={kind} />
        <FillBar {...given} />
        <TargetGrid {...given} />
      </Card>
      <ExamplesCard projectId={projectId} plan={plan} still={still} labels={grid.labels} mayCurate={mayCurate} />
    </Page>
  )
}
