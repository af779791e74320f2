import type { Metadata } from 'next'
import { JudgeEditor } from '@/components/judges/judge-editor'
import { JudgeVersions } from '@/components/judges/judge-versions'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { describeChoices } from '@/lib/judges/describe-choices'
import { getJudge } from '@/lib/judges/get-judge'
import { judgesOfInput } from '@/lib/judges/schema'
import { enterPage, orNotFound } from '@/lib/pages'

export const metadata: Metadata = { title: 'Judge' }

export default async function JudgePage({ params, searchParams }: PageProps<'/projects/[projectId]/judges/[judgeId]'>) {
  const { projectId, judgeId } = await params
  const ctx = await enterPage(projectId)
  const wanted = judgesOfInput.safeParse({ dataset: (await searchParams).dataset }).data?.dataset
  const [{ judge, versions }, choices] = await orNotFound(
    Promise.all([getJudge(ctx, { judgeId, dataset: wanted }), describeChoices(ctx, { dataset: wanted })]),
  )
  return (
    <Page
      header={<PageHeader title={judge.name} meta={`Version ${judge.version}`} />}
      aside={<JudgeVersions projectId={projectId} versions={versions} current={judge.id} />}
    >
      <JudgeEditor
        key={judge.id}
        projectId={projectId}
        choices={choices}
        judge={judge}
        mayCurate={can(ctx.role, 'curate') && versions[0]?.id === judge.id}
      />
    </Page>
  )
}
