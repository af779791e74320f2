import { allow, type HouseCtx } from '../ctx'
import { listProjects } from '../projects/list-projects'

/** The projects that this key may enter. */
export async function showProjects(ctx: HouseCtx) {
  allow(ctx, 'enter')
  const open = (await listProjects(ctx)).filter(({ archivedAt }) => archivedAt === null)
  const rows = await ctx.db.project.findMany({
    where: { id: { in: open.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
    select: { id: true, name: true, createdAt: true },
  })
  return { projects: rows.map(({ id, name, createdAt }) => ({ id, name, created_at: createdAt.toISOString() })) }
}
