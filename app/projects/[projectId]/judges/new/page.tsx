import type { Metadata } from 'next'
import { JudgeEditor } from '@/components/judges/judge-editor'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { describeChoices } from '@/lib/judges/describe-choices'
import { judgesOfInput } from '@/lib/judges/schema'
import { enterPage, orNotFound } from '@/lib/pages'

export const metadata: Metadata = { title: 'New judge' }

export default async function NewJudgePage({ params, searchParams }: PageProps<'/projects/[projectId]/judges/new'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const wanted = judgesOfInput.safeParse({ dataset: (await searchParams).dataset }).data?.dataset
  const choices = await orNotFound(describeChoices(ctx, { dataset: wanted }))
  return (
    <Page header={<PageHeader title="New judge" />}>
      <JudgeEditor projectId={projectId} choices={choices} judge={null} mayCurate={can(ctx.role, 'curate')} />
    </Page>
  )
}
