import type { ReactNode } from 'react'
import { projectActs, projectRooms } from '@/components/projects/project-rooms'
import { UnsentBar } from '@/components/review/unsent-bar'
import { Shell } from '@/components/shell/shell'
import { signOut } from '@/lib/access/actions'
import { enterHousePage, enterPage, signedInPerson } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getProject } from '@/lib/projects/get-project'
import { listProjects } from '@/lib/projects/list-projects'
import { chooseDataset } from '@/lib/projects/rules'

export default async function ProjectLayout({ params, children }: LayoutProps<'/projects/[projectId]'>) {
  const ctx = await enterPage((await params).projectId)
  const house = await enterHousePage()
  const [project, projects, me] = await Promise.all([getProject(ctx), listProjects(house), signedInPerson()])
  const datasets = project.datasets.filter(({ archivedAt }) => archivedAt === null)
  return (
    <Shell
      person={me}
      projects={projects.filter(({ archivedAt }) => archivedAt === null)}
      project={project}
      datasets={datasets}
      dataset={chooseDataset(datasets, undefined) ?? null}
      rooms={projectRooms(project)}
      acts={projectActs(project)}
      signOut={signOut}
    >
      {children as ReactNode}
      {can(ctx.role, 'review') && <UnsentBar projectId={ctx.projectId} userId={ctx.actor.id} />}
    </Shell>
  )
}
