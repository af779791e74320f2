import { allow, type Ctx } from '../ctx'
import { findDataset } from './find-dataset'
import { keptView, type ListViewsInput, type SavedView } from './views/schema'

/** One's own views of a dataset and those that are shared. */
export async function listViews(ctx: Ctx, { dataset }: ListViewsInput): Promise<SavedView[]> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, dataset)
  const rows = await ctx.db.savedView.findMany({
    where: { projectId: ctx.projectId, datasetId, OR: [{ ownerId: ctx.actor.id }, { shared: true }] },
    orderBy: { id: 'asc' },
    take: 200,
    select: {
      id: true,
      name: true,
      shared: true,
      ownerId: true,
      ownerName: true,
      filter: true,
      columns: true,
      order: true,
    },
  })
  return rows.map(({ ownerId, filter, columns, order, ...view }) => ({
    ...view,
    mine: ownerId === ctx.actor.id,
    ...keptView.parse({ filter, columns, order }),
  }))
}
