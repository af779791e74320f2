import type { Ctx } from '../ctx'
import { notFound } from '../errors'

/** A view that the caller can see; another person's own answers like none. */
export async function findView(ctx: Ctx, viewId: string) {
  const view = await ctx.db.savedView.findFirst({
    where: { id: viewId, projectId: ctx.projectId, OR: [{ ownerId: ctx.actor.id }, { shared: true }] },
    select: { name: true, shared: true },
  })
  if (!view) throw notFound('View')
  return view
}
