import { allow, type Ctx } from '../ctx'

/** Providers of a project that can be asked to fine-tune. */
export async function listTuners(ctx: Ctx) {
  allow(ctx, 'read')
  return ctx.db.provider.findMany({
    where: { projectId: ctx.projectId, archivedAt: null, kind: { in: ['openai', 'compatible'] } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}
