import type { Metadata } from 'next'
import { DatasetList } from '@/components/projects/dataset-list'
import { ProjectSettings } from '@/components/projects/project-settings'
import { SettingsTabs } from '@/components/providers/settings-tabs'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { getProject } from '@/lib/projects/get-project'
import { listVersions } from '@/lib/projects/list-versions'

export const metadata: Metadata = { title: 'Project settings' }

export default async function SettingsPage({ params }: PageProps<'/projects/[projectId]/settings'>) {
  const ctx = await enterPage((await params).projectId)
  const [project, versions] = await Promise.all([getProject(ctx), listVersions(ctx)])
  return (
    <Page header={<PageHeader title="Settings" meta={project.name} />}>
      <SettingsTabs projectId={project.id} current="project" />
      <ProjectSettings project={project} mayManage={can(ctx.role, 'manage')} />
      <DatasetList
        projectId={project.id}
        datasets={project.datasets}
        versions={versions.map(({ id, number, policy }) => ({ value: id, label: `${policy} v${number}` }))}
        mayCurate={can(ctx.role, 'curate')}
        mayManage={can(ctx.role, 'manage')}
      />
    </Page>
  )
}
