import { allow, type HouseCtx } from '../ctx'
import { listProjects } from '../projects/list-projects'

/** Every model that this key may ask: classifiers trained here, and models at providers. */
export async function showModels(ctx: HouseCtx) {
  allow(ctx, 'enter')
  const projectId = { in: (await listProjects(ctx)).filter(({ archivedAt }) => !archivedAt).map(({ id }) => id) }
  const [trained, asked] = await Promise.all([
    ctx.db.trainedModel.findMany({
      where: { projectId, status: 'ready', archivedAt: null },
      orderBy: { id: 'desc' },
      select: { id: true, name: true, projectId: true, createdAt: true },
    }),
    ctx.db.providerModel.findMany({
      where: { projectId, archivedAt: null, provider: { archivedAt: null } },
      orderBy: { id: 'desc' },
      select: { id: true, name: true, projectId: true, provider: { select: { name: true, createdAt: true } } },
    }),
  ])
  const one = (id: string, name: string, project: string, created: Date, owner: string) => ({
    id,
    object: 'model' as const,
    created: Math.floor(created.getTime() / 1000),
    owned_by: owner,
    name,
    project_id: project,
  })
  return {
    object: 'list' as const,
    data: [
      ...trained.map(({ id, name, projectId, createdAt }) => one(id, name, projectId, createdAt, 'assay')),
      ...asked.map(({ id, name, projectId, provider }) => one(id, name, projectId, provider.createdAt, provider.name)),
    ],
  }
}
