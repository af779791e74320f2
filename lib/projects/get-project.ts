import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { listDatasets } from './list-datasets'

/** What the frame around every page of a project needs. */
export async function getProject(ctx: Ctx) {
  allow(ctx, 'read')
  const project = await ctx.db.project.findUnique({
    where: { id: ctx.projectId },
    select: { id: true, name: true, archivedAt: true },
  })
  if (!project) throw notFound('Project')
  const [datasets, running] = await Promise.all([
    listDatasets(ctx),
    ctx.db.run.count({ where: { projectId: ctx.projectId, status: { in: ['running', 'paused'] } } }),
  ])
  return { ...project, archivedAt: project.archivedAt?.toISOString() ?? null, role: ctx.role, datasets, running }
}
