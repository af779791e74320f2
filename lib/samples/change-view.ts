import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { findView } from './find-view'
import type { ChangeViewInput } from './views/schema'

/** A view is its owner's; a shared one is any curator's as well. */
export async function changeView(ctx: Ctx, { viewId, name, shared, filter, columns, order }: ChangeViewInput) {
  allow(ctx, 'read')
  return transaction(ctx, async (ctx) => {
    const view = await findView(ctx, viewId)
    if (shared || view.shared) allow(ctx, 'curate')
    const kept = filter === undefined ? undefined : JSON.parse(JSON.stringify(filter))
    const { count } = await ctx.db.savedView.updateMany({
      where: { id: viewId, projectId: ctx.projectId },
      data: {
        ...(name !== undefined && { name }),
        ...(shared !== undefined && { shared }),
        ...(kept !== undefined && { filter: kept }),
        ...(columns && { columns }),
        ...(order && { order }),
      },
    })
    if (count === 0) throw notFound('View')
    if (shared || view.shared)
      await audit(ctx, 'view.change', viewId, {
        name: name ?? view.name,
        before: { name: view.name, shared: view.shared },
        after: { name: name ?? view.name, shared: shared ?? view.shared },
      })
    return { id: viewId }
  })
}
