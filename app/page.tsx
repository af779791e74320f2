import { redirect } from 'next/navigation'
import { enterHousePage } from '@/lib/pages'
import { listProjects } from '@/lib/projects/list-projects'

/** One project: straight into it. Several: choose. */
export default async function HomePage() {
  const projects = (await listProjects(await enterHousePage())).filter(({ archivedAt }) => archivedAt === null)
  redirect(projects.length === 1 ? `/projects/${projects[0]?.id}` : '/projects')
}
