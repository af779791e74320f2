import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { findView } from './find-view'
import type { ViewInput } from './views/schema'

export async function deleteView(ctx: Ctx, { viewId }: ViewInput) {
  allow(ctx, 'read')
  return transaction(ctx, async (ctx) => {
    const view = await findView(ctx, viewId)
    if (view.shared) allow(ctx, 'curate')
    await ctx.db.savedView.deleteMany({ where: { id: viewId, projectId: ctx.projectId } })
    if (view.shared) await audit(ctx, 'view.delete', viewId, { name: view.name })
    return { id: viewId }
  })
}
