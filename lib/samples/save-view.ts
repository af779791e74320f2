import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { findDataset } from './find-dataset'
import type { SaveViewInput } from './views/schema'

/** Keeps a filter under a name. Anyone may for themselves; what everybody sees takes a curator. */
export async function saveView(ctx: Ctx, { dataset, name, shared, filter, columns, order }: SaveViewInput) {
  allow(ctx, shared ? 'curate' : 'read')
  return transaction(ctx, async (ctx) => {
    const { id: datasetId } = await findDataset(ctx, dataset)
    const there = await ctx.db.savedView.count({ where: { datasetId, ownerId: ctx.actor.id, name } })
    if (there > 0) throw conflict(`You have a view called “${name}”`)
    const kept = JSON.parse(JSON.stringify(filter))
    const view = await ctx.db.savedView.create({
      data: {
        projectId: ctx.projectId,
        datasetId,
        ownerId: ctx.actor.id,
        ownerName: ctx.actor.name,
        name,
        shared,
        filter: kept,
        columns,
        order,
      },
      select: { id: true, name: true, shared: true },
    })
    if (shared) await audit(ctx, 'view.share', view.id, { name, after: { filter: kept } })
    return view
  })
}
