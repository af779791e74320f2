import type { Metadata } from 'next'
import { NewProject } from '@/components/projects/new-project'
import { ProjectCard } from '@/components/projects/project-card'
import { HouseShell } from '@/components/shell/house-shell'
import { EmptyState } from '@/components/ui/empty-state'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterHousePage, signedInPerson } from '@/lib/pages'
import { builtInPolicies } from '@/lib/policy/built-in-policies'
import { listProjects } from '@/lib/projects/list-projects'

export const metadata: Metadata = { title: 'Projects' }

export default async function ProjectsPage() {
  const ctx = await enterHousePage()
  const [projects, me] = await Promise.all([listProjects(ctx), signedInPerson()])
  const policies = builtInPolicies.map(({ key, name, description }) => ({ value: key, label: name, hint: description }))
  const current = projects.filter(({ archivedAt }) => archivedAt === null)
  const archived = projects.filter(({ archivedAt }) => archivedAt !== null)
  return (
    <HouseShell me={me} projects={current}>
      <Page
        header={
          <PageHeader
            title="Projects"
            meta={current.length > 0 && `${current.length} you can enter`}
            actions={
              <NewProject
                policies={policies}
                disabledReason={ctx.role === 'keeper' ? undefined : 'The keeper of this studio makes projects'}
              />
            }
          />
        }
      >
        {current.length === 0 && (
          <div className="rounded-3 border bg-surface-1">
            <EmptyState title="No project yet">
              A project holds a team’s people, policy and datasets. Ask its owner for an invitation, or make one.
            </EmptyState>
          </div>
        )}
        <div className="grid grid-cols-3 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
          {current.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </div>
        {archived.length > 0 && (
          <section className="mt-4">
            <h2 className="mb-3 text-14">Archived</h2>
            <div className="grid grid-cols-3 gap-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
              {archived.map((project) => (
                <ProjectCard key={project.id} project={project} />
              ))}
            </div>
          </section>
        )}
      </Page>
    </HouseShell>
  )
}
